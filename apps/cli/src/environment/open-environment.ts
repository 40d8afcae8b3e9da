import type { FaultPlan } from '@clicamos/emulator';
import { loadConfig, type LoadConfigOptions, type LoadedConfig } from '../config/load-config.js';
import type { EmulatorSettings } from '../config/schema.js';
import { localFolder } from '../local/local-folder.js';
import { runningEmulator, type RunningEmulator } from '../local/running-emulator.js';
import type { Terminal } from '../terminal.js';
import { chooseEnvironment, type Environment } from './environment.js';
import type { LocalEnvironment } from './open-local.js';

export interface OpenOptions {
  /** The positional of the command line. */
  readonly environment?: string | undefined;
  readonly config?: string | undefined;
  /** Of several services in the configuration, this one. */
  readonly service?: string | undefined;
  /** What goes wrong in an emulator that is started. */
  readonly faults?: FaultPlan | undefined;
}

/** What a local environment does when its emulator does not run. */
export type WhenDown = 'start' | 'refuse';

/** The environment that a command line names, its account checked, its emulator running. */
export async function openEnvironment(
  options: OpenOptions,
  terminal: Terminal,
  whenDown: WhenDown,
): Promise<Environment | LocalEnvironment> {
  const loaded = await loadConfig(configOptions(options, terminal));
  const { name, settings } = chooseEnvironment(loaded.config, options.environment);
  const { service } = loaded.config;
  const { signal } = terminal;
  const common = { name, service, configDirectory: loaded.directory, signal };
  const written = { writtenGroupKeys: loaded.writtenGroupKeys[name] ?? [] };
  // The SDK and the engine are loaded once there is something to open.
  if (settings.cloud === 'aws') {
    const { openAws } = await import('./open-aws.js');
    const { AWS_ENDPOINT_URL: endpointUrl, AWS_PROFILE: envProfile } = terminal.env;
    return { ...(await openAws({ ...common, settings, endpointUrl, envProfile })), ...written };
  }
  const { faults } = options;
  const emulator = await emulatorOf({
    loaded,
    settings,
    whenDown,
    ownerPid: ownerOf(terminal),
    faults,
    say: sayAtTerminal(terminal),
  });
  const { openLocal } = await import('./open-local.js');
  return { ...(await openLocal({ ...common, settings, emulator })), ...written };
}

/** What a command line and its environment say of the configuration. */
export const configOptions = (
  { config: file, service }: Pick<OpenOptions, 'config' | 'service'>,
  { cwd, env }: Pick<Terminal, 'cwd' | 'env'>,
): LoadConfigOptions => ({ cwd, env, file, service });

/** The local part of an environment, if it is one. */
export const asLocal = (environment: Environment): LocalEnvironment | undefined =>
  'app' in environment ? (environment as LocalEnvironment) : undefined; // only `openLocal` makes one with an app

interface EmulatorRequest {
  readonly loaded: LoadedConfig;
  readonly settings: EmulatorSettings;
  readonly whenDown: WhenDown;
  readonly ownerPid: number | undefined;
  readonly faults: FaultPlan | undefined;
  readonly say: (line: string) => void;
}

/** For a person who waits: a log and a script are told what came of it. */
const sayAtTerminal =
  ({ stdout, stderr }: Terminal) =>
  (line: string): void => {
    if (stdout.isTTY === true) stderr.write(`${line}\n`);
  };

function emulatorOf({ loaded, ...request }: EmulatorRequest): Promise<RunningEmulator> {
  return runningEmulator({ stateDirectory: localFolder(loaded.directory), ...request });
}

/** `CLICAMOS_OWNER_PID`: the emulator ends with that process, so that a killed CI job leaves none. */
function ownerOf({ env }: Terminal): number | undefined {
  const pid = Number(env['CLICAMOS_OWNER_PID'] ?? Number.NaN);
  return Number.isInteger(pid) ? pid : undefined;
}
