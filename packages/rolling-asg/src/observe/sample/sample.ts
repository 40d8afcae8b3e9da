import type { Group } from '../../cloud/cloud.js';
import type { Reading } from '../../cloud/reading.js';
import type { TargetState } from '../../cloud/traffic-source.js';

/** What a traffic source says of all its instances. */
export interface SourceReading {
  readonly id: string;
  readonly states: Reading<readonly TargetState[]>;
}

/** One look at the groups and at their traffic sources. */
export interface Sample {
  /** Clock ms before the first read: what it says was true no earlier. */
  readonly at: number;
  readonly groups: Reading<readonly Group[]>;
  readonly sources: readonly SourceReading[];
}

/** Whether every part could be read. */
export function isComplete({ groups, sources }: Sample): boolean {
  return groups.kind === 'read' && sources.every(({ states }) => states.kind === 'read');
}

/** A group of the sample by name; `undefined` when it is absent or the groups are unread. */
export function groupIn({ groups }: Sample, name: string | undefined): Group | undefined {
  return groups.kind === 'read' ? groups.value.find((group) => group.name === name) : undefined;
}
