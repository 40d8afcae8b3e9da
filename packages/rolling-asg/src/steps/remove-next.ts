import { awaitDeregistered } from '../engine/watch/await-deregistered.js';
import { change } from '../engine/hold/change.js';
import type { RolloutContext } from '../engine/context/context.js';
import { detachGroup } from '../engine/groups/detach-group.js';
import { readGroups } from '../engine/hold/fence.js';
import { moveLease } from '../engine/hold/hold-lease.js';
import { besideWanted, previousWanted } from '../engine/watch/previous-serves.js';
import { proveRemovable } from '../engine/watch/prove-removable.js';
import type { RemovalProof } from '../engine/context/removal-proof.js';
import { removeGroup } from '../engine/groups/remove-group.js';
import { longestDrainingMs } from '../observe/timing/health-timing.js';
import { groupIn } from '../observe/sample/sample.js';
import { countServing } from '../observe/capacity/serving.js';
import { roleOf, rolloutOf, rolloutTagKeys, tagKeys } from '../journal/tags.js';
import { holdPreviousWhole } from './hold-previous-whole.js';

/** Late requests after an instance that did serve has left its load balancer. */
const floorMs = 10_000;
const marginMs = 30_000;

/** Takes next out of its load balancers, then away: out first, so that a request that it was given can end. */
export async function removeNext(context: RolloutContext): Promise<void> {
  const { next } = await readGroups(context);
  if (next === undefined || roleOf(next) === 'failed') return;
  const proof = await detachAndDrain(context);
  if (proof === undefined) return;
  if (context.keepFailed) return keep(context);
  await leaseOnPrevious(context);
  await removeGroup(context, { step: 'rollBack', proof, deadlineMs: Infinity });
}

/**
 * Takes next out of its load balancers when previous has all that it needs, or when next positively gives nothing: the
 * last group that serves is never taken out. @returns the proof; `undefined` when next is not there
 */
export async function detachAndDrain(context: RolloutContext): Promise<RemovalProof | undefined> {
  const { cloud, target } = context;
  const { name } = target.next;
  let served = false;
  const since = context.clock.now();
  const { proof } = await proveRemovable(context, {
    step: 'rollBack',
    failure: `\`${name}\` cannot be removed`,
    deadlineMs: Infinity,
    groupName: name,
    // A policy may still think that previous needs less than it is to take over.
    meanwhile: async (sample) => {
      await holdPreviousWhole(context, sample);
      return undefined;
    },
    unless: (sample) => {
      served = countServing(groupIn(sample, name), sample) > 0;
      if (context.memory.isSurplus) return { beside: besideWanted(context, sample, since), mayBeIdle: true };
      const instead = previousWanted(context, sample, since);
      return { instead, mayBeIdle: true, replacesNobody: target.previous === undefined };
    },
  });
  const { next } = await readGroups(context);
  if (next === undefined) return undefined;
  await change(context, (signal) => cloud.tagGroup(name, { [tagKeys.step]: 'removing' }, signal));
  const { sourceIds } = next;
  if (sourceIds.length === 0) return proof;
  await detachGroup(context, next, proof);
  await awaitDeregistered(context, {
    step: 'rollBack',
    groupName: name,
    sourceIds,
    floorMs: served ? floorMs : 0,
    ceilingMs: longestDrainingMs(target.sources) + marginMs,
  });
  return proof;
}

/** Next is about to go, and previous is still to be let go of: from here on the lease is there. */
async function leaseOnPrevious(context: RolloutContext): Promise<void> {
  const { previous } = await readGroups(context);
  const { memory, target } = context;
  if (previous === undefined || memory.leaseUntil === undefined) return;
  if (rolloutOf(previous) !== target.rolloutId) return;
  await moveLease(context, previous.name);
}

async function keep(context: RolloutContext): Promise<void> {
  const { cloud, target, emit, memory } = context;
  const { name } = target.next;
  await leaseOnPrevious(context);
  await change(context, (signal) => cloud.tagGroup(name, { [tagKeys.role]: 'failed' }, signal));
  if (memory.leasedGroup === undefined) memory.leaseUntil = undefined;
  await change(context, (signal) => cloud.untagGroup(name, rolloutTagKeys, signal));
  emit({ kind: 'kept', groupName: name });
}
