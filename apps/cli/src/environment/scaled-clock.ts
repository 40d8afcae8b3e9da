import type { Clock } from '@clicamos/rolling-asg';

export interface ScaledClockOptions {
  /** Milliseconds that pass in each real one. */
  readonly speed: number;
  /** When both clocks showed the same, epoch ms; all programs on one cloud need the same. @default now */
  readonly originMs?: number;
}

/** A clock that knows what its moments were in the world. */
export interface ScaledClock extends Clock {
  readonly realMs: (clockMs: number) => number;
  readonly clockMs: (realMs: number) => number;
}

/**
 * A clock on which `speed` milliseconds pass in each real one. The engine waits in AWS's time; on the
 * emulator that time runs faster, and so does everything that the engine waits for.
 */
export function scaledClock(
  clock: Clock,
  { speed, originMs = clock.now() }: ScaledClockOptions,
): ScaledClock {
  const clockMs = (realMs: number) => originMs + (realMs - originMs) * speed;
  return {
    now: () => clockMs(clock.now()),
    clockMs,
    realMs: (ms) => originMs + (ms - originMs) / speed,
    sleep: (ms, signal) => clock.sleep(ms / speed, signal),
  };
}
