import type { Group } from '../../cloud/cloud.js';
import type { TrafficSource } from '../../cloud/traffic-source.js';
import { floorOf } from './floor.js';
import type { Sample } from '../sample/sample.js';
import { servingInstances } from './serving.js';
import { unitsOf } from './units-of.js';

/**
 * What the group that takes over must have serving in each zone, where a load balancer does not cross zones: a node of
 * it gives requests to instances of its own zone only. Empty where all of them cross zones.
 */
export function zoneFloors(
  sample: Sample,
  replaced: Group | undefined,
  sources: readonly TrafficSource[],
): ReadonlyMap<string, number> {
  if (replaced === undefined || sources.every(({ crossZone }) => crossZone)) return new Map();
  const counts = new Map<string, number>();
  for (const instance of servingInstances(replaced, sample))
    counts.set(instance.zone, (counts.get(instance.zone) ?? 0) + unitsOf([instance]));
  return new Map([...counts].map(([zone, count]) => [zone, Math.max(1, floorOf(count))]));
}
