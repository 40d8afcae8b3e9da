import { createReadStream, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { configDirectory, loadConfig } from '../config/load-config.js';
import type { Config } from '../config/schema.js';
import { configOptions } from '../config/config-options.js';
import { asLocal, openEnvironment, type OpenOptions } from '../environment/open-environment.js';
import type { LocalEnvironment } from '../environment/open-local.js';
import { exitCode } from '../exit-code.js';
import { awsVariables, exportLine, type AwsEndpoint } from '../local/aws-variables.js';
import { localFolder } from '../local/local-folder.js';
import { readFaults } from '../local/read-faults.js';
import { parsePairs } from '../parse-pairs.js';
import { writeLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

export interface LocalOptions extends Omit<OpenOptions, 'environment' | 'faults'> {
  readonly json: boolean;
}

export interface LocalUpOptions extends LocalOptions {
  /** A file of what goes wrong. */
  readonly faults?: string | undefined;
}

/** `clicamos local up`: the emulator serves until `down`, with the service's load balancer. */
export async function localUp(options: LocalUpOptions, terminal: Terminal): Promise<number> {
  const { faults: file, ...others } = options;
  const faults = file === undefined ? undefined : await readFaults(resolve(terminal.cwd, file));
  const local = await openLocalEnvironment({ ...others, faults }, terminal, 'start');
  if (options.json) writeLine(terminal, upLine(local));
  else for (const line of [local.header, '', ...howToUse(local)]) writeLine(terminal, line);
  return exitCode.ok;
}

const howToUse = (at: AwsEndpoint) => ['The AWS CLI and every SDK reach it with:', `  ${exportLine(at)}`];

function upLine({ endpoint, region, credentials }: AwsEndpoint): string {
  const env = awsVariables({ endpoint, region, credentials });
  return JSON.stringify({ kind: 'local', state: 'up', endpoint, region, env });
}

/** `clicamos local env`: what points other programs at the emulator, for a shell to evaluate. */
export async function localEnv(options: LocalOptions, terminal: Terminal): Promise<number> {
  const local = await openLocalEnvironment(options, terminal, 'refuse');
  writeLine(terminal, options.json ? upLine(local) : exportLine(local));
  return exitCode.ok;
}

/** `clicamos local down`: nothing of the emulator is left, also when it had died. */
export async function localDown(options: LocalOptions, terminal: Terminal): Promise<number> {
  const { stopBackground } = await import('@clicamos/emulator/background');
  const ended = await stopBackground(stateDirectory(options, terminal));
  const sentence = {
    stopped: 'The local environment is down: its instances and load balancers have ended.',
    cleared: 'The emulator had died; its lock and its instances were cleared away.',
    none: 'The local environment was not up.',
  }[ended];
  writeLine(terminal, options.json ? JSON.stringify({ kind: 'local', state: 'down', was: ended }) : sentence);
  return exitCode.ok;
}

/** `clicamos local status`: whether the emulator runs, and where; by exit code too. */
export async function localStatus(options: LocalOptions, terminal: Terminal): Promise<number> {
  const { findBackground } = await import('@clicamos/emulator/background');
  const found = await findBackground(stateDirectory(options, terminal));
  const code = found.kind === 'running' ? exitCode.ok : exitCode.belowDesired;
  if (options.json) {
    writeLine(terminal, JSON.stringify({ ...found, kind: 'local', state: found.kind }));
    return code;
  }
  const sentence = {
    none: () => 'down. Start it with: clicamos local up',
    starting: () => 'starting',
    running: () =>
      found.kind === 'running'
        ? `up at ${found.endpoint}, process ${found.lock.pid}, since ${found.lock.startedAt}, time x${found.status.speed}`
        : '',
    unresponsive: () =>
      found.kind === 'unresponsive' ? `unresponsive: ${found.reason}. End it with: clicamos local down` : '',
    stale: () => (found.kind === 'stale' ? `stale: ${found.reason}. Clear it with: clicamos local down` : ''),
  }[found.kind]();
  writeLine(terminal, sentence);
  return code;
}

/** `clicamos local logs`: the emulator's log, or one instance's console. */
export async function localLogs(
  options: LocalOptions & { readonly instance?: string | undefined },
  terminal: Terminal,
): Promise<number> {
  const { logPath } = await import('@clicamos/emulator/background');
  const directory = stateDirectory(options, terminal);
  const { instance } = options;
  const path = instance === undefined ? logPath(directory) : join(directory, 'instances', `${instance}.log`);
  if (!existsSync(path))
    throw new UsageError(
      instance === undefined
        ? 'There is no log: the local environment was never up. Run: clicamos local up'
        : `Instance \`${instance}\` left no log. Instances: clicamos status`,
    );
  await pipeline(createReadStream(path), terminal.stdout, { end: false }).catch(unlessReaderLeft);
  return exitCode.ok;
}

/** `clicamos local logs | head`: whoever has read enough leaves. */
function unlessReaderLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** `clicamos local bake`: an image of the app to roll to by hand, a bad one too. */
export async function localBake(
  options: LocalOptions & { readonly set: readonly string[] },
  terminal: Terminal,
): Promise<number> {
  const env = parsePairs(options.set, '--set');
  const environment = await openLocalEnvironment(options, terminal, 'start');
  const { bakeNextImage } = await import('../local/bake-next-image.js');
  const image = await bakeNextImage(environment, { env, signal: terminal.signal });
  writeLine(terminal, options.json ? JSON.stringify({ kind: 'image', ...image }) : image.imageId);
  return exitCode.ok;
}

const stateDirectory = ({ config }: LocalOptions, { cwd }: Terminal): string =>
  localFolder(configDirectory({ cwd, file: config }));

async function openLocalEnvironment(
  options: Omit<OpenOptions, 'environment'>,
  terminal: Terminal,
  whenDown: 'start' | 'refuse',
): Promise<LocalEnvironment> {
  const { config } = await loadConfig(configOptions(options, terminal));
  const name = localName(config);
  const local = asLocal(await openEnvironment({ ...options, environment: name }, terminal, whenDown));
  if (local === undefined)
    throw new Error(`Environment ${name} is of the emulator, but did not open as local`);
  return local;
}

/** The environment that `local` works on; which of several is for the configuration to say. */
function localName({ environments, defaultEnvironment }: Config): string {
  const names = Object.keys(environments).filter((name) => environments[name]?.cloud === 'emulator');
  const [only] = names;
  if (only === undefined)
    throw new UsageError(
      'clicamos.yaml has no environment with `cloud: emulator`; add: local: { cloud: emulator }',
    );
  if (names.includes(defaultEnvironment)) return defaultEnvironment;
  if (names.length === 1) return only;
  throw new UsageError(
    `clicamos.yaml has ${names.length} environments with \`cloud: emulator\`: ${names.join(', ')}. Make one of them the defaultEnvironment`,
  );
}
