import type { EventRecord, StreamRecord } from './record.js';

/** One rollout of a stream that holds several, as that of a `demo` does. */
export interface RolloutRecords {
  readonly rolloutId: string;
  readonly records: readonly StreamRecord[];
}

/**
 * A stream's records by rollout, in the order of their beginnings. What carries no id (the probe, notices, a summary)
 * belongs to the rollout that is under way; what came before the first one belongs to the first.
 */
export function splitRollouts(records: Iterable<StreamRecord>): readonly RolloutRecords[] {
  const rollouts = new Map<string, StreamRecord[]>();
  let first: StreamRecord | undefined;
  let waiting: StreamRecord[] = [];
  let current: StreamRecord[] | undefined;
  for (const record of records) {
    if (record.kind === 'environment') first = record;
    if (!isEvent(record)) {
      (current ?? waiting).push(record);
      continue;
    }
    current = rollouts.get(record.rolloutId) ?? begun(waiting, first);
    rollouts.set(record.rolloutId, current);
    waiting = [];
    current.push(record);
  }
  return Array.from(rollouts, ([rolloutId, own]) => ({ rolloutId, records: own }));
}

/** Whether a record belongs to one rollout by its id. */
export const isEvent = (record: StreamRecord): record is EventRecord => 'rolloutId' in record;

/** Each one has the first line, so that it can be read alone. */
const begun = (waiting: readonly StreamRecord[], first: StreamRecord | undefined): StreamRecord[] =>
  waiting.some(({ kind }) => kind === 'environment') || first === undefined
    ? [...waiting]
    : [first, ...waiting];
