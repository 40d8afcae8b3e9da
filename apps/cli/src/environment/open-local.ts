import type { AccessKey } from '@clicamos/emulator';
import { systemClock } from '@clicamos/health/clock';
import type { EmulatorSettings } from '../config/schema.js';
import { appOf, type App } from '../local/app-image.js';
import { localFolder } from '../local/local-folder.js';
import { localInfrastructure } from '../local/infrastructure/local-infrastructure.js';
import type { RunningEmulator } from '../local/running-emulator.js';
import { createClients } from './create-clients.js';
import { placementOf, type Environment } from './environment.js';
import { readingClock } from './reading-clock.js';
import { runnerTiming } from './runner-timing.js';
import { scaledClock } from './scaled-clock.js';

export interface OpenLocalOptions {
  readonly name: string;
  readonly service: string;
  readonly settings: EmulatorSettings;
  /** The emulator that serves it. */
  readonly emulator: RunningEmulator;
  readonly configDirectory: string;
  /** Nobody else can reach this emulator. @default false */
  readonly isAlone?: boolean;
  readonly signal: AbortSignal;
}

/** The local environment: its clients, its app, its infrastructure. */
export interface LocalEnvironment extends Environment {
  readonly endpoint: string;
  /** The emulator's own. */
  readonly credentials: AccessKey;
  readonly app: App;
  readonly configDirectory: string;
}

/** Opens the local environment on a running emulator, with its infrastructure made on a fresh one. */
export async function openLocal(options: OpenLocalOptions): Promise<LocalEnvironment> {
  const { name, service, settings, emulator, configDirectory, isAlone = false, signal } = options;
  const { endpoint, region, speed, startedAt, credentials } = emulator;
  const clock = scaledClock(systemClock, { speed, originMs: Date.parse(startedAt) });
  const clients = createClients({ endpoint, region, credentials });
  const app = appOf(settings, configDirectory);
  const stateDirectory = localFolder(configDirectory);
  const infrastructure = await localInfrastructure({
    clients,
    emulatorId: emulator.id,
    service,
    front: settings.loadBalancer,
    speed,
    app,
    stateDirectory,
    signal,
  });
  return {
    name,
    service,
    endpoint,
    region,
    credentials,
    settings,
    place: `environments.${name}`,
    clients,
    app,
    configDirectory,
    speed,
    header: `${name} · emulator at ${endpoint}, time x${speed} · ${region} · service ${service}`,
    clock,
    clockMs: clock.clockMs,
    readClock: readingClock(clock, systemClock),
    timing: runnerTiming(speed, { isAlone }),
    placement: placementOf(settings.group, infrastructure, undefined),
  };
}
