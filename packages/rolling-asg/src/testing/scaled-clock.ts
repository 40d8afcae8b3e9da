import { systemClock, type Clock } from '../cloud/clock.js';

/** The system's clock, some times faster: for engines that wait while a real endpoint answers. */
export function createScaledClock(speed: number): Clock {
  const startedAt = systemClock.now();
  return {
    now: () => startedAt + (systemClock.now() - startedAt) * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
