import type { RolloutContext } from '../../engine/context/context.js';
import { isGone } from '../../engine/watch/is-gone.js';
import { floorOf } from '../../observe/capacity/floor.js';
import { servingRange } from '../../observe/capacity/serving-range.js';
import type { Sample } from '../../observe/sample/sample.js';

/**
 * Watches the floor of the whole group while it is refreshed: once it was held, it throws when less served in as many
 * samples in a row as it takes to trust one. A group that does not serve when it begins has nothing to lose.
 */
export function createFloorWatch(context: RolloutContext): (sample: Sample) => void {
  const { target, memory, settings } = context;
  const { name } = target.next;
  let hasHeld = false;
  let bad = 0;
  return (sample) => {
    if (isGone(context, sample, name)) throw new Error(`\`${name}\` is gone: somebody else removed it`);
    const range = servingRange(sample, name);
    if (range === undefined) return;
    const floor = floorOf(memory.wanted, settings.minHealthyPercent);
    memory.isPreviousDead = !hasHeld && range.most === 0;
    hasHeld ||= range.least >= floor;
    bad = hasHeld && range.most < floor ? bad + 1 : 0;
    if (bad >= settings.samples)
      throw new Error(`\`${name}\` fell below its floor: ${range.most} of ${floor} serve`);
  };
}
