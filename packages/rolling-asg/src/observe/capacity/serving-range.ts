import type { Group, GroupInstance } from '../../cloud/cloud.js';
import { groupIn, isComplete, type Sample } from '../sample/sample.js';
import { servingInstances, whyNotServing } from './serving.js';
import { unitsOf } from './units-of.js';

/** How much capacity of a group serves for sure, and how much at most, in its own units: what was not read may or may not. */
export interface ServingRange {
  readonly least: number;
  readonly most: number;
}

/** `undefined` when the sample says nothing about the group. */
export function servingRange(sample: Sample, groupName: string): ServingRange | undefined {
  const group = groupIn(sample, groupName);
  if (group === undefined || !isComplete(sample)) return undefined;
  const least = unitsOf(servingInstances(group, sample));
  return { least, most: unitsOf(group.instances.filter((instance) => mayServe(instance, group, sample))) };
}

/** A load balancer that answers `Unknown`, or not at all, about an instance that is in service says nothing. */
function mayServe(instance: GroupInstance, group: Group, sample: Sample): boolean {
  const why = whyNotServing(instance, group, sample);
  if (why === undefined) return true;
  if (why.kind === 'absent') return true;
  return why.kind === 'out-of-service' && why.state.state === 'unknown';
}
