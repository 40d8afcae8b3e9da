import { isCloudError } from '../../cloud/cloud-error.js';
import type { Group } from '../../cloud/cloud.js';
import { undoOf } from '../../journal/undo-tags.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import { attempt } from '../hold/attempt.js';
import { change } from '../hold/change.js';
import type { RolloutContext } from '../context/context.js';
import { pause } from '../hold/hold-lease.js';

/** How often it is tried: AWS refuses all of it when one of the instances has just ended. */
const mostTries = 4;

/** Lifts the protection from scale-in off all instances of a group; what cannot be lifted is told and left. */
export async function liftProtection(context: RolloutContext, group: Group): Promise<void> {
  const { cloud, emit } = context;
  const { name } = group;
  for (let now: Group | undefined = group, count = 1; now !== undefined; count++) {
    const ids = protectedIds(now);
    if (ids.length === 0) return;
    try {
      return await change(context, (signal) => cloud.setInstanceProtection(name, ids, false, signal));
    } catch (error) {
      if (!isCloudError(error)) throw error;
      if (count >= mostTries)
        return emit({ kind: 'left', what: `scale-in protection of ${name}`, reason: error.message });
    }
    await pause(context, watchPaceMs);
    [now] = await attempt(context, (signal) => cloud.findGroups({ names: [name] }, signal));
  }
}

/** A rollout that had protected the group and lost it to this one has gone; what it was to undo is written on the group. */
export async function liftLeftProtection(context: RolloutContext, group: Group): Promise<void> {
  if (undoOf(group).protectedBefore === 'none') await liftProtection(context, group);
}

function protectedIds({ instances }: Group): readonly string[] {
  return instances.filter(({ isProtected }) => isProtected).map(({ instanceId }) => instanceId);
}
