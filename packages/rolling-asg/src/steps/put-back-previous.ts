import { attempt } from '../engine/attempt.js';
import type { Group } from '../cloud/cloud.js';
import type { RolloutContext } from '../engine/context.js';
import { watchPaceMs } from '../observe/next-poll.js';
import { reasonNotReady } from '../observe/reason-not-ready.js';
import { groupIn } from '../observe/sample.js';
import { ownTagKeys, rolloutTagKeys, tagKeys, tagOf } from '../journal/tags.js';
import { undoOf } from '../journal/undo.js';
import { waitUntil } from '../engine/wait-until.js';

/** Attaches previous again to what it was taken out of, and waits until it serves with all that it has. */
export async function reattachPrevious(context: RolloutContext, previous: Group): Promise<void> {
  const { cloud, target, memory } = context;
  const names = undoOf(previous).loadBalancerNames ?? target.loadBalancers.map(({ name }) => name);
  if (names.length > 0) {
    // Also those that the group still lists: they may be on their way out.
    await attempt(context, (signal) => cloud.attachLoadBalancers(previous.name, names, signal));
    context.emit({ kind: 'reattached', groupName: previous.name, loadBalancerNames: names });
  }
  const loadBalancers = target.loadBalancers.filter(({ name }) => names.includes(name));
  await waitUntil(context, {
    step: 'rollBack',
    failure: `\`${previous.name}\` was put back but does not serve`,
    deadlineMs: Infinity,
    samples: context.samples,
    judge: (sample) => {
      const group = groupIn(sample, previous.name);
      const capacity = group?.desiredCapacity ?? previous.desiredCapacity;
      // Somebody wants none of it by now: there is nothing to wait for.
      if (group !== undefined && capacity === 0) return undefined;
      return reasonNotReady(sample, { groupName: previous.name, capacity, loadBalancers }, memory.sightings);
    },
    pollMs: () => watchPaceMs,
  });
}

/** Takes everything off previous that the rollout put on it: the pinned minimum first, then the tags that tell of it. */
export async function releasePrevious(context: RolloutContext, previous: Group): Promise<void> {
  const { cloud } = context;
  const { name } = previous;
  const { minSize, pinnedMinSize, isAdopted } = undoOf(previous);
  if (minSize !== undefined && previous.minSize === pinnedMinSize && minSize !== pinnedMinSize) {
    await attempt(context, (signal) => cloud.resizeGroup(name, { minSize }, signal));
  }
  if (isAdopted) {
    await attempt(context, (signal) => cloud.untagGroup(name, ownTagKeys, signal));
    return;
  }
  await attempt(context, (signal) => cloud.tagGroup(name, { [tagKeys.role]: 'live' }, signal));
  await attempt(context, (signal) => cloud.untagGroup(name, rolloutTagKeys, signal));
}

/** Whether this rollout has touched the group. */
export function isTouched(previous: Group, rolloutId: string): boolean {
  return tagOf(previous, tagKeys.rollout) === rolloutId;
}
