import type { RolloutEvent } from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';

/** The time of a cloud that may run faster than ours. */
export type CloudTime = Pick<Environment, 'clock' | 'speed'>;

/**
 * An event for a script. Its times are real ones, in whole milliseconds, so that they agree with every other log; where
 * the cloud's time runs faster, `cloudAt` is the moment there.
 *
 * @param now real, epoch ms
 */
export function eventRecord(event: RolloutEvent, { clock, speed }: CloudTime, now: () => number): object {
  const ahead = clock.now();
  const real = (cloudMs: number) => Math.round(now() - (ahead - cloudMs) / speed);
  return {
    ...event,
    at: real(event.at),
    ...(speed !== 1 && { cloudAt: Math.round(event.at) }),
    ...('deadlineAt' in event && { deadlineAt: real(event.deadlineAt) }),
    ...('nextPollAt' in event && { nextPollAt: real(event.nextPollAt) }),
  };
}
