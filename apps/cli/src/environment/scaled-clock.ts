import type { Clock } from '@clicamos/health';

/**
 * A clock on which `speed` milliseconds pass in each real one. The engine waits in AWS's time; on the
 * emulator that time runs faster, and so does everything that the engine waits for.
 */
export function scaledClock(clock: Clock, speed: number): Clock {
  const start = clock.now();
  return {
    now: () => start + (clock.now() - start) * speed,
    sleep: (ms, signal) => clock.sleep(ms / speed, signal),
  };
}
