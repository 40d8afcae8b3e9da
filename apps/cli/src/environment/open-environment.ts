import { resolve } from 'node:path';
import type { FaultPlan } from '@clicamos/emulator';
import { configOptions, type ConfigArguments } from '../config/config-options.js';
import { configFileName, loadConfig, type LoadedConfig } from '../config/load-config.js';
import { withUrls } from '../config/probe-schema.js';
import type { EmulatorSettings, EnvironmentSettings } from '../config/schema.js';
import { localFolder } from '../local/local-folder.js';
import { runningEmulator, type RunningEmulator } from '../local/running-emulator.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { credentialsEnd } from './credentials-end.js';
import { chooseEnvironment, type Environment } from './environment.js';
import type { LocalEnvironment } from './open-local.js';

export interface OpenOptions extends ConfigArguments {
  /** The positional of the command line. */
  readonly environment?: string | undefined;
  /** What goes wrong in an emulator that is started. */
  readonly faults?: FaultPlan | undefined;
  /** What the probe asks, in place of the configuration's. */
  readonly probeUrl?: readonly string[] | undefined;
  /** Whether the probe is used, whose files and variables must be there then. */
  readonly isProbing?: boolean;
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
  const { name, settings: written } = chooseEnvironment(loaded, options.environment);
  const probed = withProbeFiles(withProbeUrls(written, options), loaded.directory);
  const settings = withReleaseFiles(probed, loaded.directory);
  const place = `${loaded.path ?? configFileName}: environments.${name}`;
  if (options.isProbing === true) {
    const { checkProbe } = await import('../probe/probe-setup.js');
    checkProbe(settings, { env: terminal.env, place });
  }
  const { service } = loaded.config;
  const { signal } = terminal;
  const common = { name, service, configDirectory: loaded.directory, signal };
  const more = { place, writtenGroupKeys: loaded.writtenGroupKeys[name] ?? [] };
  // The SDK and the engine are loaded once there is something to open.
  if (settings.cloud === 'aws') {
    const { openAws } = await import('./open-aws.js');
    const {
      AWS_ENDPOINT_URL: endpointUrl,
      AWS_PROFILE: envProfile,
      AWS_ACCESS_KEY_ID: envKey,
    } = terminal.env;
    const opened = await openAws({ ...common, settings, endpointUrl, envProfile, envKey });
    const credentialsEndAtMs = credentialsEnd(terminal.env, settings);
    return { ...opened, ...more, ...(credentialsEndAtMs !== undefined && { credentialsEndAtMs }) };
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
  terminal.onEndpoint?.(emulator.endpoint);
  const { openLocal } = await import('./open-local.js');
  return { ...(await openLocal({ ...common, settings, emulator })), ...more };
}

/** Asked by the command line, there is a probe, whatever the configuration says of it. */
function withProbeUrls<Settings extends EnvironmentSettings>(
  settings: Settings,
  { probeUrl, isProbing }: Pick<OpenOptions, 'probeUrl' | 'isProbing'>,
): Settings {
  if (probeUrl === undefined) return settings;
  if (isProbing !== true) throw new UsageError('Expected `--probe-url` or `--no-probe`, got both');
  const probe = withUrls(settings.probe, probeUrl);
  return { ...settings, probe };
}

/** With the probe's file where it is, wherever the command runs. */
function withProbeFiles<Settings extends EnvironmentSettings>(
  settings: Settings,
  directory: string,
): Settings {
  const { probe } = settings;
  if (probe?.caFile === undefined) return settings;
  return { ...settings, probe: { ...probe, caFile: resolve(directory, probe.caFile) } };
}

/** With the release's file where it is. */
function withReleaseFiles<Settings extends EnvironmentSettings>(
  settings: Settings,
  directory: string,
): Settings {
  const { release } = settings;
  if (release?.userDataFile === undefined) return settings;
  return { ...settings, release: { ...release, userDataFile: resolve(directory, release.userDataFile) } };
}

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
