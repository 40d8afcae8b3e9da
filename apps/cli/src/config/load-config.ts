import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { UsageError } from '../usage-error.js';
import { configSchema, type Config } from './schema.js';
import { describeIssues } from './describe-issues.js';

export interface LoadedConfig {
  readonly config: Config;
  /** The file it came from, or `undefined` when there is none and the built-in local environment serves. */
  readonly path: string | undefined;
  /** Paths in the configuration are relative to this folder. */
  readonly directory: string;
  /** By environment: the keys of `group` that somebody wrote, in place of a default. */
  readonly writtenGroupKeys: WrittenKeys;
}

type WrittenKeys = Readonly<Record<string, readonly string[]>>;

/** The configuration's name in its folder. */
export const configFileName = 'clicamos.yaml';

/** What serves when a folder has no `clicamos.yaml`: the emulator, and nothing of AWS. */
const builtIn = {
  service: 'web',
  defaultEnvironment: 'local',
  environments: { local: { cloud: 'emulator' } },
};

/**
 * Reads and validates `clicamos.yaml`: the named file, or the nearest one from `cwd` upwards.
 *
 * @throws {UsageError} with the path of every wrong value
 */
export async function loadConfig({
  cwd,
  file,
}: {
  cwd: string;
  file?: string | undefined;
}): Promise<LoadedConfig> {
  if (file !== undefined) return read(resolve(cwd, file));
  for (const directory of upwards(cwd)) {
    const path = join(directory, configFileName);
    if (existsSync(path)) return read(path);
  }
  return { config: configSchema.parse(builtIn), path: undefined, directory: cwd, writtenGroupKeys: {} };
}

async function read(path: string): Promise<LoadedConfig> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`Cannot read the configuration \`${path}\`: ${(cause as Error).message}`, { cause });
  });
  return { ...parse(text, path), path, directory: dirname(path) };
}

/** @throws {UsageError} for malformed YAML, an unknown key or a wrong value */
export const parseConfig = (text: string, path: string): Config => parse(text, path).config;

function parse(text: string, path: string): Pick<LoadedConfig, 'config' | 'writtenGroupKeys'> {
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem) throw new UsageError(`${path}: not valid YAML: ${problem.message}`, { cause: problem });
  const written: unknown = document.toJS();
  const parsed = configSchema.safeParse(written);
  if (!parsed.success) throw new UsageError(describeIssues(parsed.error, path));
  const { defaultEnvironment, environments } = parsed.data;
  if (!(defaultEnvironment in environments))
    throw new UsageError(
      `${path}: defaultEnvironment: Expected one of ${Object.keys(environments).join(', ')}, got \`${defaultEnvironment}\``,
    );
  return { config: parsed.data, writtenGroupKeys: writtenKeys(written as WrittenGroups) }; // the schema took it
}

interface WrittenGroups {
  readonly environments: Readonly<Record<string, { readonly group?: object }>>;
}

const writtenKeys = ({ environments }: WrittenGroups): WrittenKeys =>
  Object.fromEntries(
    Object.entries(environments).map(([name, { group = {} }]) => [name, Object.keys(group)] as const),
  );

function* upwards(directory: string): Generator<string> {
  yield directory;
  const parent = dirname(directory);
  if (parent !== directory) yield* upwards(parent);
}
