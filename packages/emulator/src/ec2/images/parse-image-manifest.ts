import type { ImageArchitecture, ImageProgram } from './image-record.js';

/** What `image.json` in an image's directory says. */
export interface ImageManifest extends Omit<ImageProgram, 'directory' | 'disk'> {
  readonly architecture: ImageArchitecture | undefined;
}

type Parsed = { readonly manifest: ImageManifest } | { readonly problem: string };

const known = new Set(['start', 'port', 'env', 'architecture']);

/** Reads the text of an `image.json`; a problem is a clause that names the property. */
export function parseImageManifest(text: string): Parsed {
  const value = parseObject(text);
  if (!value) return { problem: 'is not a JSON object' };
  const unknown = Object.keys(value).find((key) => !known.has(key));
  if (unknown !== undefined) return { problem: `has an unknown property \`${unknown}\`` };
  const { start, port = 80, env = {}, architecture } = value;
  if (!isCommand(start)) return { problem: '`start` must be a list of texts, the command and its arguments' };
  if (!isPort(port)) return { problem: '`port` must be an integer from 1 to 65535' };
  if (!isEnvironment(env)) return { problem: '`env` must be an object of texts' };
  if (!isArchitecture(architecture)) return { problem: '`architecture` must be `x86_64` or `arm64`' };
  return { manifest: { start, port, env, architecture } };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string' && !value.includes('\0');

const isCommand = (value: unknown): value is [string, ...string[]] =>
  Array.isArray(value) && value.every(isText) && value[0] !== undefined && value[0] !== '';

const isPort = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65_535;

const isEnvironment = (value: unknown): value is Readonly<Record<string, string>> =>
  isObject(value) && Object.values(value).every(isText);

const isArchitecture = (value: unknown): value is ImageArchitecture | undefined =>
  value === undefined || value === 'x86_64' || value === 'arm64';
