import { systemClock } from '@clicamos/health';

/** A clock of AWS's time: as many times faster than ours as the emulator is. */
export function scaledClock(speed) {
  const start = systemClock.now();
  return {
    now: () => start + (systemClock.now() - start) * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
