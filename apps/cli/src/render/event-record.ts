import type { EventRecord } from '@clicamos/report';
import type { GroupSnapshot, RolloutEvent, RolloutSnapshot } from '@clicamos/rolling-asg';
import type { Environment } from '../environment/environment.js';
import { describeEvent } from './describe-event.js';

/** The time of a cloud that may run faster than ours. */
export type CloudTime = Pick<Environment, 'clock' | 'speed'>;

/**
 * An event as a stream tells it. Its times are real ones, in whole milliseconds, so that they agree with every other
 * log; where the cloud's time runs faster, `cloudAt` is the moment there.
 *
 * @param now real, epoch ms
 */
export function eventRecord(
  event: RolloutEvent,
  { clock, speed }: CloudTime,
  now: () => number,
): EventRecord {
  const ahead = clock.now();
  const real = (cloudMs: number) => Math.round(now() - (ahead - cloudMs) / speed);
  const text = describeEvent(event);
  return {
    ...inRealTime(event, real),
    at: real(event.at),
    ...(speed !== 1 && { cloudAt: Math.round(event.at) }),
    ...(text !== undefined && { text }),
  };
}

type ToReal = (cloudMs: number) => number;

function inRealTime(event: RolloutEvent, real: ToReal): EventRecord {
  if (event.kind === 'rolling-back') return { ...event, deadlineAt: real(event.deadlineAt) };
  if (event.kind !== 'waiting') return event;
  return {
    ...event,
    deadlineAt: real(event.deadlineAt),
    nextPollAt: real(event.nextPollAt),
    snapshot: realSnapshot(event.snapshot, real),
  };
}

function realSnapshot({ previous, next, wanted }: RolloutSnapshot, real: ToReal): RolloutSnapshot {
  const groupIn = (group: GroupSnapshot): GroupSnapshot => ({
    ...group,
    instances: group.instances.map((one) => ({ ...one, seenAtMs: real(one.seenAtMs) })),
  });
  return { wanted, ...(previous && { previous: groupIn(previous) }), ...(next && { next: groupIn(next) }) };
}
