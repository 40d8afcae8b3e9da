import { durationText } from '../../cloud/duration-text.js';
import type { TrafficSource } from '../../cloud/traffic-source.js';
import { groupIn, type Sample } from '../sample/sample.js';
import { longestSlowStartMs } from './health-timing.js';
import type { Sightings } from '../capacity/sightings.js';
import { servingInstances } from '../capacity/serving.js';

export interface SlowStartFacts {
  readonly groupName: string;
  /** How many must take their whole share. */
  readonly wanted: number;
  readonly sources: readonly TrafficSource[];
  readonly sightings: Sightings;
}

/**
 * How long until as many as wanted are past slow start, ms; 0 when they are. A source tells nothing of it: it follows
 * from the time since an instance was first seen to serve.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
export function slowStartLeftMs(
  sample: Sample,
  { groupName, wanted, sources, sightings }: SlowStartFacts,
): number {
  const slowStartMs = longestSlowStartMs(sources);
  const group = groupIn(sample, groupName);
  if (slowStartMs === 0 || group === undefined) return 0;
  const left = servingInstances(group, sample)
    .map(({ instanceId }) => (sightings.get(instanceId)?.servesSince ?? sample.at) + slowStartMs - sample.at)
    .sort((a, b) => a - b);
  return Math.max(0, left[wanted - 1] ?? 0);
}

/** Why a group that serves does not take its whole share yet. */
export function reasonSlow(sample: Sample, facts: SlowStartFacts): string | undefined {
  const leftMs = slowStartLeftMs(sample, facts);
  if (leftMs === 0) return undefined;
  const names = facts.sources.filter(({ slowStartMs }) => slowStartMs > 0).map(({ name }) => name);
  return `${facts.groupName} is in the slow start of ${names.join(', ')} for another ${durationText(leftMs)}`;
}
