import type { EmulatorSettings } from '../config/schema.js';
import { UsageError } from '../usage-error.js';

export interface RunningEmulator {
  readonly endpoint: string;
  readonly region: string;
  readonly speed: number;
  /** Tells a fresh one from the one before. */
  readonly id: string;
}

export interface RunningEmulatorOptions {
  readonly stateDirectory: string;
  readonly settings: EmulatorSettings;
  readonly whenDown: 'start' | 'refuse';
  /** A process that a started emulator ends with. */
  readonly ownerPid?: number | undefined;
}

/**
 * The emulator of the local environment; started when it is wanted and does not run.
 *
 * @throws {UsageError} when it does not run and may not be started
 * @throws {EmulatorError} for a stale lock, another version or a taken port
 */
export async function runningEmulator({
  stateDirectory,
  settings,
  whenDown,
  ownerPid,
}: RunningEmulatorOptions): Promise<RunningEmulator> {
  const { emulatorVersion, findBackground, startBackground } = await import('@clicamos/emulator');
  const found = await findBackground(stateDirectory);
  if (found.kind === 'running' && found.lock.version === emulatorVersion)
    return {
      endpoint: found.endpoint,
      region: found.status.region,
      speed: found.status.speed,
      id: found.status.id,
    };
  if (found.kind === 'none' && whenDown === 'refuse')
    throw new UsageError(
      'The local environment is not up, so nothing serves. Run: clicamos deploy, or clicamos local up',
    );
  const { port, speed, region } = settings;
  const { endpoint, id } = await startBackground({
    stateDirectory,
    port,
    speed,
    region,
    ...(ownerPid !== undefined && { ownerPid }),
  });
  return { endpoint, region, speed, id };
}
