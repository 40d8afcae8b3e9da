import { isCloudError } from '../../cloud/cloud-error.js';
import type { Group } from '../../cloud/cloud.js';
import { deadlined } from '../../cloud/deadlined.js';
import { isHeld } from '../../observe/reasons/holding-hooks.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';
import { unitsOf } from '../../observe/capacity/units-of.js';
import type { RolloutContext } from '../context/context.js';

/**
 * Why instances are missing, or do not get on, is in the cloud's own words: the scaling activities of a group that has
 * fewer than it wants, and the hooks of one whose instances wait for them. What cannot be read now is read at the
 * next look: it decides nothing, it only tells.
 */
export async function rememberLaunches(context: RolloutContext, sample: Sample): Promise<void> {
  const { target, memory, cloud } = context;
  for (const name of [target.next.name, ...(target.previous ? [target.previous.name] : [])]) {
    const group = groupIn(sample, name);
    if (group === undefined) continue;
    if (isShort(context, group)) {
      const read = await tried(context, (signal) => cloud.readActivities(name, signal));
      if (read !== undefined) memory.activities.set(name, read);
    } else memory.activities.delete(name);
    if (memory.hooks.has(name) || !group.instances.some(({ lifecycleState }) => isHeld(lifecycleState)))
      continue;
    const attachments = await tried(context, (signal) => cloud.readAttachments(name, signal));
    if (attachments !== undefined) memory.hooks.set(name, attachments.hooks);
  }
}

function isShort({ target, memory }: RolloutContext, { name, desiredCapacity, instances }: Group): boolean {
  const wanted = name === target.next.name ? Math.max(memory.wanted, desiredCapacity) : desiredCapacity;
  return unitsOf(instances) < wanted;
}

async function tried<T>(
  { clock, timing, signal }: RolloutContext,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await deadlined({ clock, ms: timing.readMs, signal }, read);
  } catch (error) {
    if (isCloudError(error)) return undefined;
    throw error;
  }
}
