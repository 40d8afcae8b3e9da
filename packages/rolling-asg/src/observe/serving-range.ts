import type { Group, GroupInstance } from '../cloud/cloud.js';
import { groupIn, isComplete, type Sample } from './sample.js';
import { servingInstances, whyNotServing } from './serving.js';

/** How many instances of a group serve for sure, and how many at most: what was not read may or may not. */
export interface ServingRange {
  readonly least: number;
  readonly most: number;
}

/** `undefined` when the sample says nothing about the group. */
export function servingRange(sample: Sample, groupName: string): ServingRange | undefined {
  const group = groupIn(sample, groupName);
  if (group === undefined || !isComplete(sample)) return undefined;
  const least = servingInstances(group, sample).length;
  return { least, most: group.instances.filter((instance) => mayServe(instance, group, sample)).length };
}

/** A load balancer that answers `Unknown`, or not at all, about an instance that is in service says nothing. */
function mayServe(instance: GroupInstance, group: Group, sample: Sample): boolean {
  const why = whyNotServing(instance, group, sample);
  if (why === undefined) return true;
  if (why.kind === 'absent') return true;
  return why.kind === 'out-of-service' && why.state.state === 'unknown';
}
