import { attempt } from '../engine/attempt.js';
import { awaitDeregistered } from '../engine/await-deregistered.js';
import type { RolloutContext } from '../engine/context.js';
import { detachGroup } from '../engine/detach-group.js';
import { readGroups } from '../engine/fence.js';
import { longestDrainingMs } from '../observe/health-timing.js';
import { watchPaceMs } from '../observe/next-poll.js';
import { removeGroup } from '../engine/remove-group.js';
import { groupIn, type Sample } from '../observe/sample.js';
import { countServing } from '../observe/serving.js';
import { rolloutTagKeys, tagKeys } from '../journal/tags.js';
import { waitUntil } from '../engine/wait-until.js';

export interface RemoveNextOptions {
  /** Leave the group, out of its load balancers, under role `failed`. */
  readonly keepFailed: boolean;
}

/** Late requests after an instance that did serve has left its load balancer. */
const floorMs = 10_000;
const marginMs = 30_000;

/** Takes next out of its load balancers, then away: out first, so that a request that it was given can end. */
export async function removeNext(context: RolloutContext, { keepFailed }: RemoveNextOptions): Promise<void> {
  const { cloud, target } = context;
  const { name } = target.next;
  const served = await awaitNotNeeded(context);
  const { next } = await readGroups(context);
  if (next === undefined) return;
  await attempt(context, (signal) => cloud.tagGroup(name, { [tagKeys.step]: 'removing' }, signal));
  const { loadBalancerNames } = next;
  if (loadBalancerNames.length > 0) {
    await detachGroup(context, next);
    await awaitDeregistered(context, {
      step: 'rollBack',
      groupName: name,
      loadBalancerNames,
      floorMs: served ? floorMs : 0,
      ceilingMs: longestDrainingMs(target.loadBalancers) + marginMs,
    });
  }
  if (keepFailed) return keep(context);
  await removeGroup(context, { step: 'rollBack', groupName: name, deadlineMs: Infinity });
}

/** The last group that serves is never removed: next goes when previous has all that it wants, or when next gives nothing. */
async function awaitNotNeeded(context: RolloutContext): Promise<boolean> {
  const { target } = context;
  let served = false;
  await waitUntil(context, {
    step: 'rollBack',
    failure: `\`${target.next.name}\` cannot be removed`,
    deadlineMs: Infinity,
    judge: (sample) => {
      served = countServing(groupIn(sample, target.next.name), sample) > 0;
      return reasonNeeded(context, sample);
    },
    pollMs: () => watchPaceMs,
  });
  return served;
}

function reasonNeeded({ target }: RolloutContext, sample: Sample): string | undefined {
  const next = groupIn(sample, target.next.name);
  if (next === undefined || target.previous === undefined || countServing(next, sample) === 0)
    return undefined;
  const previous = groupIn(sample, target.previous.name);
  if (previous === undefined) return `${next.name} is the last group that serves`;
  const serving = countServing(previous, sample);
  if (serving >= previous.desiredCapacity) return undefined;
  return `${next.name} still serves, and ${previous.name} serves with only ${serving} of ${previous.desiredCapacity}`;
}

async function keep(context: RolloutContext): Promise<void> {
  const { cloud, target, emit } = context;
  const { name } = target.next;
  await attempt(context, (signal) => cloud.resizeGroup(name, { minSize: 0 }, signal));
  await attempt(context, (signal) => cloud.tagGroup(name, { [tagKeys.role]: 'failed' }, signal));
  await attempt(context, (signal) => cloud.untagGroup(name, rolloutTagKeys, signal));
  emit({ kind: 'kept', groupName: name });
}
