import type { StreamRecord } from '../../stream/record.js';
import { badReason, nextInstance, previousInstance } from './made-instances.js';
import { stepsOf } from './step-records.js';
import { badSeconds, bakeEnd, drainSeconds, origin, starts, type Made } from './timeline.js';

/** What a look shows in a second. */
export function lookRecord(made: Made, second: number): StreamRecord {
  const { instances, names, startedAt } = made;
  const indexes = Array.from({ length: instances }, (_, index) => index);
  const previous = indexes.flatMap((index) => previousInstance(made, index, second) ?? []);
  const next = indexes.flatMap((index) => nextInstance(made, index, second) ?? []);
  const group = (role: 'previous' | 'next', own: typeof next) => ({
    name: names[role],
    role,
    imageId: role === 'next' ? 'ami-0b3' : 'ami-0a1',
    desiredCapacity: instances,
    serving: own.filter(({ state }) => state === 'serving').length,
    instances: own,
  });
  const nextGroup = group('next', next);
  const step = stepAt(made, second);
  const isGone = second >= bakeEnd(made) + drainSeconds + 5;
  return {
    kind: 'waiting',
    ...origin(made, second),
    step,
    reason: reasonAt(step, made),
    text: `${step}: ${nextGroup.serving} of ${instances} serve`,
    deadlineAt: startedAt + 604_000,
    nextPollAt: startedAt + (second + 1) * 1_000,
    snapshot: {
      wanted: instances,
      ...(!isGone && { previous: group('previous', previous) }),
      ...(second > 3 && !(made.isBad && second > badSeconds + 12) && { next: nextGroup }),
    },
  };
}

function stepAt(made: Made, second: number): string {
  if (made.isBad && second >= badSeconds) return 'rollBack';
  const index = starts(made).findLastIndex((start) => start <= second);
  return stepsOf(made)[Math.max(0, index)]?.kind ?? 'finish';
}

function reasonAt(step: string, { names, isBad, instances }: Made): string {
  if (step === 'bake') return `${names.next} bakes under traffic, no request lost`;
  if (step === 'drain') return `connections of ${names.previous} drain`;
  if (step === 'awaitCapacity')
    return isBad ? `0 of ${instances} serve: ${badReason}` : `${instances} instances must serve`;
  return `${names.previous} goes`;
}
