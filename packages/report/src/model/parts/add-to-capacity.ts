import type { RecordOf, StreamRecord } from '../../stream/record.js';
import type { CapacityPoint, GroupCapacity } from '../story.js';

export function addToCapacity(
  capacity: readonly CapacityPoint[],
  record: StreamRecord,
): readonly CapacityPoint[] {
  if (record.kind !== 'waiting') return capacity;
  return [...capacity, pointOf(record)];
}

/** On a first deploy nothing serves yet: nothing can be lost. */
function pointOf({ at, snapshot: { previous, next, wanted } }: RecordOf<'waiting'>): CapacityPoint {
  return {
    at,
    ...(previous && { previous: capacityOf(previous) }),
    ...(next && { next: capacityOf(next) }),
    floor: wanted,
  };
}

type Group = NonNullable<RecordOf<'waiting'>['snapshot']['next']>;

const capacityOf = ({ serving, desiredCapacity }: Group): GroupCapacity => ({
  serving,
  desired: desiredCapacity,
});
