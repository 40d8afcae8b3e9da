import type { Group } from '../../cloud/cloud.js';
import { floorOf } from '../../observe/capacity/floor.js';
import { reasonNotReady, type Wanted } from '../../observe/reasons/reason-not-ready.js';
import { groupIn, isComplete, type Sample } from '../../observe/sample/sample.js';
import { servingRange } from '../../observe/capacity/serving-range.js';
import { zoneFloors } from '../../observe/capacity/zone-floors.js';
import type { RolloutContext } from '../context/context.js';
import { isGone } from './is-gone.js';

/**
 * What next must hold before previous may go: all that is wanted, and enough in each zone. While previous serves it is
 * also all that next was set to, by a policy or a person: they want it of the service.
 */
export function nextWanted({ target, memory }: RolloutContext, sample: Sample, capacity?: number): Wanted {
  const { sources } = target;
  const next = groupIn(sample, target.next.name);
  const wanted = capacity ?? (memory.isDraining ? memory.wanted : Math.max(memory.wanted, desiredOf(next)));
  // Once previous is on its way out, what somebody sets next to is what they want of the service.
  const most = memory.isEmptying ? Math.max(1, next?.desiredCapacity ?? wanted) : wanted;
  const zones = zoneFloors(sample, groupIn(sample, target.previous?.name), sources);
  const { name: groupName } = target.next;
  const hooks = memory.hooks.get(groupName);
  return { groupName, capacity: Math.min(wanted, most), sources, zones, hooks };
}

const desiredOf = (group: Group | undefined): number => group?.desiredCapacity ?? 0;

/** Why next does not serve with `capacity` (what is wanted, when not given), by this sample. */
export function reasonNextNotReady(
  context: RolloutContext,
  sample: Sample,
  capacity?: number,
): string | undefined {
  return reasonNotReady(sample, nextWanted(context, sample, capacity), context.memory.sightings);
}

/**
 * Watches next while it already serves: throws when it was seen below the floor in as many samples in a row as it took
 * to trust it. Above the floor it goes on: single instances are replaced in any group. What could not be read says
 * nothing either way.
 */
export function createNextWatch(
  context: RolloutContext,
  during: string,
): (sample: Sample) => string | undefined {
  const { target, memory, settings } = context;
  const { name } = target.next;
  const floor = floorOf(memory.wanted, settings.minHealthyPercent);
  let bad = 0;
  return (sample) => {
    if (isGone(context, sample, name))
      throw new Error(`\`${name}\` is gone ${during}: somebody else removed it`);
    const range = servingRange(sample, name);
    if (range === undefined)
      return isComplete(sample) ? `${name} was not seen` : 'not everything could be read';
    bad = range.most < floor ? bad + 1 : 0;
    const lost = reasonNextNotReady(context, sample, floor);
    if (bad >= settings.samples)
      throw new Error(`\`${name}\` stopped serving ${during}: ${lost ?? `fewer than ${floor} serve`}`);
    return lost;
  };
}
