import type { Sample } from '../../observe/sample/sample.js';
import type { RolloutContext } from '../context/context.js';

/** Complete answers without a group, and the time between the first and the last, that show that it is gone. */
const enoughLooks = 3;
const enoughMs = 4_000;

/** Whether a group is gone: missing from several answers, apart in time. */
export function isGone({ memory }: RolloutContext, sample: Sample, name: string): boolean {
  const absence = memory.absences.get(name);
  if (absence === undefined) return false;
  return absence.looks >= enoughLooks && sample.at - absence.since >= enoughMs;
}
