import type { Group } from '../../cloud/cloud.js';
import { RolloutError } from '../../cloud/errors.js';
import { formatLease, leaseOf } from '../../journal/lease.js';
import { holderOf, holderText } from '../../journal/lock-holder.js';
import { rolloutOf, tagKeys, tagOf } from '../../journal/tags.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import { isCloudError } from '../../cloud/cloud-error.js';
import type { RolloutContext } from '../context/context.js';
import { assertNotShutOut } from './assert-not-shut-out.js';
import { mayLackTags } from './may-lack-tags.js';
import { deadlined } from '../../cloud/deadlined.js';

/** How often next is looked for again before it counts as gone: a group can be missing from an answer. */
const mostLooks = 6;
/** How often in a row a read may fail: that says nothing about the group. Some five to ten minutes. */
const mostFailures = 60;
/** Clocks of two machines may differ by so much. */
export const skewMs = 5_000;

/**
 * Makes sure that this runner holds the rollout for longer than one request may take, and renews its hold in time. A
 * runner that slept through its lease takes it again the long way, unless somebody else has it by then.
 *
 * @throws RolloutError `Fenced`
 */
export async function holdLease(context: RolloutContext): Promise<void> {
  const { clock, timing } = context;
  const left = () => (context.memory.leaseUntil ?? Infinity) - clock.now();
  while (left() < Math.max(timing.leaseMs / 2, timing.requestMs)) {
    // Read before it is written: whoever took over meanwhile keeps it.
    if (left() >= timing.leaseRequestMs) await assertStillOurs(context);
    if (left() < timing.leaseRequestMs) return takeLease(context);
    await writeLease(context);
  }
}

/** From now on the lease is on another group of the rollout, while it is still held on the first. */
export async function moveLease(context: RolloutContext, groupName: string): Promise<void> {
  await holdLease(context);
  context.memory.leasedGroup = groupName;
  if (!(await writeLease(context))) await holdLease(context);
}

/** Waits without letting the lease go. */
export async function pause(context: RolloutContext, ms: number): Promise<void> {
  const { clock, signal, timing, memory } = context;
  const until = clock.now() + ms;
  for (;;) {
    const left = until - clock.now();
    const isHolding = memory.leaseUntil !== undefined;
    await clock.sleep(Math.max(0, isHolding ? Math.min(left, timing.leaseMs / 4) : left), signal);
    if (clock.now() >= until) return;
    await holdLease(context);
  }
}

/**
 * Takes the lease when nobody else holds it: writes it, waits until whatever was written at the same time must be
 * visible, and looks whose it is.
 *
 * @param settleMs how long that is, clock ms
 * @throws RolloutError `Fenced` when another one has it
 */
export async function takeLease(context: RolloutContext, settleMs = context.timing.settleMs): Promise<void> {
  for (;;) {
    await assertStillOurs(context);
    if ((await writeLease(context)) && (await isOursAfter(context, settleMs))) return;
  }
}

/**
 * The same for a lease that was written together with the tags of the rollout. It is not written once more: between the
 * look and that write another one's tags may have come, and then neither would have both.
 */
export async function settleLease(context: RolloutContext): Promise<void> {
  if (!(await isOursAfter(context, context.timing.settleMs))) await takeLease(context);
}

async function isOursAfter(context: RolloutContext, settleMs: number): Promise<boolean> {
  const { clock, signal, runner } = context;
  await clock.sleep(settleMs, signal);
  return leaseOf(await assertStillOurs(context))?.runner === runner;
}

/**
 * A lease of another runner counts unless it is one that this runner took over from, or clearly older than ours: a late
 * write may bring an old one back.
 */
export function assertNobodyElse({ runner, memory, target, clock }: RolloutContext, group: Group): void {
  const lease = leaseOf(group);
  if (lease === undefined || lease.runner === runner) return;
  // What was taken over, written late.
  if (lease.until <= (memory.takenFrom.get(lease.runner) ?? -Infinity)) return;
  const isOlder = lease.until < (memory.leaseUntil ?? clock.now() - lease.requestMs + skewMs) - skewMs;
  if (isOlder) return;
  const holder = holderOf(group);
  const text = `${target.rolloutId} stopped: it is not its own any more. ${holderText(target.service, holder, clock)}`;
  throw new RolloutError('Fenced', text, { holder });
}

/** Looks whose the rollout is, unless that was seen a moment ago: whoever takes it over waits for longer than that. */
export async function assertSeenOurs(context: RolloutContext): Promise<void> {
  const { memory, clock, timing } = context;
  if (memory.leaseUntil === undefined || clock.now() - memory.seenOursAt <= timing.settleMs / 2) return;
  await assertStillOurs(context);
}

async function assertStillOurs(context: RolloutContext): Promise<Group> {
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
function leasedName({ target, memory }: RolloutContext): string {
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

/** Whether it was written for sure. */
async function writeLease(context: RolloutContext): Promise<boolean> {
  const { cloud, clock, timing, memory, runner, signal } = context;
  const { leaseMs: ms, requestMs } = timing;
  const until = clock.now() + ms;
  const tag = { [tagKeys.lease]: formatLease({ runner, until, ms, requestMs }) };
  try {
    await deadlined({ clock, ms: timing.leaseRequestMs }, (own) =>
      cloud.tagGroup(leasedName(context), tag, own),
    );
    memory.leaseUntil = until;
    memory.deniedSince = undefined;
    return true;
  } catch (error) {
    assertNotShutOut(context, error);
    if (!isCloudError(error, 'throttled', 'unavailable', 'denied', 'busy')) throw error;
    await clock.sleep(1_000, signal);
    return false;
  }
}
