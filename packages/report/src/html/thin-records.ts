import type { StreamRecord } from '../stream/record.js';

/** Looks that saw the same are told again after this many ms, so that a deadline that moved is seen. */
const againMs = 30_000;

/**
 * Without the looks that tell nothing new: of a long wait with many instances, they are nearly all of a stream. What a
 * view shows of the others is the same, and so are all other records.
 */
export function thinRecords(records: readonly StreamRecord[]): readonly StreamRecord[] {
  let seen: string | undefined;
  let seenAt = -Infinity;
  return records.filter((record, index) => {
    if (record.kind !== 'waiting') return true;
    const key = lookKey(record);
    const isLast = followerOf(records, index)?.kind !== 'waiting';
    if (key === seen && record.at - seenAt < againMs && !isLast) return false;
    seen = key;
    seenAt = record.at;
    return true;
  });
}

/** What the rollout tells after it: the probe tells of every second in between. */
function followerOf(records: readonly StreamRecord[], index: number): StreamRecord | undefined {
  let next = index + 1;
  while (records[next]?.kind === 'probe') next += 1;
  return records[next];
}

/** Seconds that count down are no news. */
export function lookKey({ step, snapshot }: Extract<StreamRecord, { kind: 'waiting' }>): string {
  const group = (one: typeof snapshot.next) =>
    one && [
      one.name,
      one.desiredCapacity,
      one.serving,
      ...one.instances.map(
        ({ instanceId, state, text }) => `${instanceId} ${state} ${text.replace(/\d+/g, '')}`,
      ),
    ];
  return JSON.stringify([step, snapshot.wanted, group(snapshot.previous), group(snapshot.next)]);
}
