import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../usage-error.js';
import { configSchema, type Config } from './schema.js';
import { chooseService } from './choose-service.js';
import { describeMistakes } from './describe-issues.js';
import { readDocument } from './read-document.js';
import { readText } from './read-text.js';
import type { Variables } from './substitute-variables.js';

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

/** The name that others write. */
const otherName = 'clicamos.yml';

/** What serves when a folder has no `clicamos.yaml`: the emulator, and nothing of AWS. */
const builtIn = {
  service: 'web',
  defaultEnvironment: 'local',
  environments: { local: { cloud: 'emulator' } },
};

/** What to load, and what it is filled in with. */
export interface LoadConfigOptions {
  readonly cwd: string;
  /** The file, in place of the nearest one. */
  readonly file?: string | undefined;
  /** Of several services, the one that is meant. */
  readonly service?: string | undefined;
  /** What `${NAME}` is looked up in. @default nothing */
  readonly env?: Variables;
}

/**
 * Reads and validates `clicamos.yaml`: the named file, or the nearest one from `cwd` upwards.
 *
 * @throws {UsageError} with the line and the path of every wrong value
 */
export async function loadConfig(options: LoadConfigOptions): Promise<LoadedConfig> {
  const path = findConfig(options);
  if (path !== undefined)
    return { ...parse(await readConfig(path), path, options), path, directory: dirname(path) };
  const { service = builtIn.service, cwd } = options;
  const config = configSchema.parse({ ...builtIn, service });
  return { config, path: undefined, directory: cwd, writtenGroupKeys: {} };
}

/** What somebody wrote, before it is checked; nothing without a file. */
export async function readWritten(options: LoadConfigOptions): Promise<unknown> {
  const path = findConfig(options);
  return path === undefined ? undefined : readDocument(await readConfig(path), path, options.env ?? {}).value;
}

/** The folder of the configuration, whatever it says. */
export function configDirectory(options: Pick<LoadConfigOptions, 'cwd' | 'file'>): string {
  const path = findConfig(options);
  return path === undefined ? options.cwd : dirname(path);
}

function findConfig({ cwd, file }: Pick<LoadConfigOptions, 'cwd' | 'file'>): string | undefined {
  if (file !== undefined) return resolve(cwd, file);
  for (const directory of upwards(cwd)) {
    const [path, other] = [configFileName, otherName].map((name) => join(directory, name));
    if (path !== undefined && existsSync(path)) return path;
    // Without a file the emulator serves: who has written one is not to find that out by what is deployed.
    if (other !== undefined && existsSync(other))
      throw new UsageError(
        `Found \`${other}\`, which is not read. Call it ${configFileName}, or name it: --config ${relative(cwd, other)}`,
      );
  }
  return undefined;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
};

async function readConfig(path: string): Promise<string> {
  return readText(path).catch((cause: NodeJS.ErrnoException) => {
    const why = reasons[cause.code ?? ''] ?? cause.message;
    throw new UsageError(`Cannot read the configuration \`${path}\`: ${why}`, { cause });
  });
}

/** @throws {UsageError} for malformed YAML, an unknown key or a wrong value */
export const parseConfig = (text: string, path: string, env: Variables = {}, service?: string): Config =>
  parse(text, path, { env, service }).config;

function parse(
  text: string,
  path: string,
  { service, env = {} }: Pick<LoadConfigOptions, 'service' | 'env'>,
): Pick<LoadedConfig, 'config' | 'writtenGroupKeys'> {
  const document = readDocument(text, path, env);
  if (document.mistakes.length > 0) throw new UsageError(describeMistakes(document.mistakes, document));
  const { config, written } = chooseService(document.value, service, document);
  return { config, writtenGroupKeys: writtenKeys(written as WrittenGroups) }; // the schema took it
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
