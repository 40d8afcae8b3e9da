import type { Group } from '../../cloud/cloud.js';
import { isCloudError } from '../../cloud/cloud-error.js';
import { deadlined } from '../../cloud/deadlined.js';
import { RolloutError } from '../../cloud/errors.js';
import { leaseOf, type Lease } from '../../journal/lease.js';
import { holderOf, holderText } from '../../journal/lock-holder.js';
import { refreshOriginOf } from '../../journal/refresh-origin.js';
import { roleOf, rolloutOf, tagKeys, tagOf } from '../../journal/tags.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import type { RolloutContext } from '../context/context.js';
import { assertNotShutOut } from './assert-not-shut-out.js';
import { mayLackTags } from './may-lack-tags.js';

/** How often next is looked for again before it counts as gone: a group can be missing from an answer. */
const mostLooks = 6;
/** How often in a row a read may fail: that says nothing about the group. Some five to ten minutes. */
const mostFailures = 60;
/** Clocks of two machines may differ by so much. */
export const skewMs = 5_000;

/** Looks whose the rollout is, unless that was seen a moment ago: whoever takes it over waits for longer than that. */
export async function assertSeenOurs(context: RolloutContext): Promise<void> {
  const { memory, clock, timing } = context;
  if (memory.leaseUntil === undefined || clock.now() - memory.seenOursAt <= timing.settleMs / 2) return;
  await assertStillOurs(context);
}

/** Reads the group that carries the lease. @throws RolloutError `Fenced` when the rollout is another runner's by now */
export async function assertStillOurs(context: RolloutContext): Promise<Group> {
  const { target, clock, signal, memory } = context;
  for (let absent = 0, failed = 0; ; ) {
    const at = clock.now();
    const { group, next, failure } = await findHeld(context);
    // Whoever took over while this runner slept may have seen only the lease that was on next before.
    if (next !== undefined && rolloutOf(next) === target.rolloutId) assertNobodyElse(context, next);
    if (group !== undefined) {
      const isOurs = rolloutOf(group) === target.rolloutId || mayLackTags(context, group);
      if (!isOurs && !isStripped(context, group)) throw fenced(context, group);
      assertNobodyElse(context, group);
      memory.seenOursAt = at;
      return group;
    }
    if (failure === undefined) absent += 1;
    else failed += 1;
    if (absent >= mostLooks) {
      await assertNotEnded(context);
      throw new Error(`\`${leasedName(context)}\` is gone: somebody else removed it`);
    }
    if (failed >= mostFailures) throw failure;
    await clock.sleep(watchPaceMs, signal);
  }
}

/** Where previous was let go of as well, somebody has ended the rollout: there is nothing left to take back. */
async function assertNotEnded({
  cloud,
  clock,
  signal,
  timing,
  target,
  memory,
}: RolloutContext): Promise<void> {
  const { previous, rolloutId, service } = target;
  if (previous === undefined || !memory.isHolding) return;
  const [now] = await deadlined({ clock, ms: timing.readMs, signal }, (own) =>
    cloud.findGroups({ names: [previous.name] }, own),
  );
  if (now === undefined || rolloutOf(now) === rolloutId) return;
  const text = `${rolloutId} of \`${service}\` stopped: somebody else has ended it, and \`${previous.name}\` is in it no more`;
  throw new RolloutError('Fenced', text);
}

/** Somebody took all tags off previous: who has ended the rollout leaves its role, or none only where it was adopted. */
function isStripped({ target: { previous } }: RolloutContext, { name, tags }: Group): boolean {
  return name === previous?.name && !previous.isAdopted && tagOf({ tags }, tagKeys.service) === undefined;
}

/** The group that the lease is written on: next, or previous where there is no next any more. */
export function leasedName({ target, memory }: RolloutContext): string {
  return memory.leasedGroup ?? target.next.name;
}

function fenced({ target, clock }: RolloutContext, group: Group): RolloutError {
  const holder = holderOf(group);
  const text = `${target.rolloutId} stopped: it is not its own any more. ${holderText(target.service, holder, clock)}`;
  return new RolloutError('Fenced', text, { holder });
}

interface Held {
  /** The one that carries the lease; absent when it was not in the answer, or there was none. */
  readonly group?: Group;
  /** Next, where the lease is not on it and it is still there. */
  readonly next?: Group;
  /** Why there was no answer. */
  readonly failure?: Error;
}

async function findHeld(context: RolloutContext): Promise<Held> {
  const { cloud, clock, signal, timing, memory, target } = context;
  const held = leasedName(context);
  const others = held === target.next.name || memory.isNextGone ? [] : [target.next.name];
  try {
    const groups = await deadlined({ clock, ms: timing.leaseRequestMs, signal }, (own) =>
      cloud.findGroups({ names: [held, ...others] }, own),
    );
    return {
      group: groups.find(({ name }) => name === held),
      next: groups.find(({ name }) => others.includes(name)),
    };
  } catch (error) {
    assertNotShutOut(context, error);
    if (isCloudError(error, 'throttled', 'unavailable', 'denied', 'busy')) return { failure: error };
    throw error;
  }
}

/**
 * A lease of another runner counts unless it is one that this runner took over from, or clearly older than ours: a late
 * write may bring an old one back.
 */
export function assertNobodyElse(context: RolloutContext, group: Group): void {
  const { runner, memory, target, clock } = context;
  const lease = leaseOf(group);
  if (lease === undefined || lease.runner === runner || isOfLostRefresh(context, group, lease)) return;
  // What was taken over, written late.
  if (lease.until <= (memory.takenFrom.get(lease.runner) ?? -Infinity)) return;
  const isOlder = lease.until < (memory.leaseUntil ?? clock.now() - lease.requestMs + skewMs) - skewMs;
  if (isOlder) return;
  const holder = holderOf(group);
  const text = `${target.rolloutId} stopped: it is not its own any more. ${holderText(target.service, holder, clock)}`;
  throw new RolloutError('Fenced', text, { holder });
}

/** A refresh of previous that came at the same moment leaves its lease there: its tags were ours a moment later. */
function isOfLostRefresh({ memory }: RolloutContext, group: Group, lease: Lease): boolean {
  const { heldForSureAt = -Infinity } = memory;
  const isLost = refreshOriginOf(group) !== undefined && roleOf(group) === 'previous';
  return isLost && lease.until <= heldForSureAt + lease.ms + skewMs;
}
