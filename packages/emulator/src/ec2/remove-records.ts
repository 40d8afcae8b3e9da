import type { Ec2State } from './state.js';

/** Removes records, and their tags, from one of the state's maps. */
export function removeRecords(state: Ec2State, records: Map<string, unknown>, ids: Iterable<string>): void {
  for (const id of [...ids]) {
    records.delete(id);
    state.tags.delete(id);
  }
}
