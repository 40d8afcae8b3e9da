import type { Clock } from '@clicamos/rolling-asg';

/**
 * A clock for a single look: it shows `clock`'s time, by which leases are judged, and waits in real time, because an
 * answer takes as long on a fast cloud as on any other.
 */
export function readingClock(clock: Clock, real: Clock): Clock {
  return { ...clock, now: () => clock.now(), sleep: (ms, signal) => real.sleep(ms, signal) };
}
