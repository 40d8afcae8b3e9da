import type { AccessKey, FaultPlan } from '@clicamos/emulator';
import type { Background } from '@clicamos/emulator/background';
import { duration } from '@clicamos/report';
import type { EmulatorSettings } from '../config/schema.js';
import { UsageError } from '../usage-error.js';

export interface RunningEmulator {
  readonly endpoint: string;
  readonly region: string;
  readonly speed: number;
  /** Tells a fresh one from the one before. */
  readonly id: string;
  /** ISO 8601: from here its time runs at its speed, in every program. */
  readonly startedAt: string;
  /** What requests to it are signed with. */
  readonly credentials: AccessKey;
}

export interface RunningEmulatorOptions {
  readonly stateDirectory: string;
  readonly settings: EmulatorSettings;
  readonly whenDown: 'start' | 'refuse';
  /** A process that a started emulator ends with. */
  readonly ownerPid?: number | undefined;
  /** What goes wrong in one that is started. */
  readonly faults?: FaultPlan | undefined;
  /** Told that one is started, which takes seconds. */
  readonly say?: (line: string) => void;
}

/**
 * The emulator of the local environment; started when it is wanted and does not run.
 *
 * @throws {UsageError} when it does not run and may not be started, and for faults when it runs
 * @throws {EmulatorError} for a stale lock, one that does not answer, another version, a broken key or a taken port
 */
export async function runningEmulator({
  stateDirectory,
  settings,
  whenDown,
  ownerPid,
  faults,
  say = () => undefined,
}: RunningEmulatorOptions): Promise<RunningEmulator> {
  const { emulatorVersion, findBackground, readAccessKey, startBackground } = await import(
    '@clicamos/emulator/background'
  );
  const found = await findBackground(stateDirectory);
  const factsOf = async ({ endpoint, status }: Running): Promise<RunningEmulator> => {
    const { region, speed, id, startedAt } = status;
    const credentials = await readAccessKey(stateDirectory);
    if (credentials !== undefined) return { endpoint, region, speed, id, startedAt, credentials };
    throw new UsageError(
      'The access key of the emulator is gone, and it takes no other. Run: clicamos local down, then clicamos local up',
    );
  };
  if (found.kind === 'running' && faults !== undefined)
    throw new UsageError(
      'The emulator runs already, and faults are given when it starts. Run: clicamos local down, then up with --faults',
    );
  if (found.kind === 'running' && found.lock.version === emulatorVersion) return factsOf(found);
  if (found.kind === 'none' && whenDown === 'refuse')
    throw new UsageError(
      'The local environment is not up, so nothing serves. Run: clicamos deploy, or clicamos local up',
    );
  const { port, speed, region, vcpuLimit } = settings;
  say('starting the AWS on this machine; it stays up until: clicamos local down');
  const startedAtMs = performance.now();
  await startBackground({
    stateDirectory,
    port,
    speed,
    region,
    ...(vcpuLimit !== undefined && { vcpuLimit }),
    ...(ownerPid !== undefined && { ownerPid }),
    ...(faults !== undefined && { faults }),
  });
  // Not part of a rollout's time, which is told at its end.
  say(`it is up after ${duration(performance.now() - startedAtMs)}`);
  const started = await findBackground(stateDirectory);
  if (started.kind !== 'running')
    throw new UsageError('The local environment was started, and has ended since. Run: clicamos local logs');
  return factsOf(started);
}

type Running = Extract<Background, { kind: 'running' }>;
