import { isCloudError } from '../../cloud/cloud-error.js';
import { deadlined } from '../../cloud/deadlined.js';
import { formatLease, leaseOf } from '../../journal/lease.js';
import { tagKeys } from '../../journal/tags.js';
import type { RolloutContext } from '../context/context.js';
import { assertNotShutOut } from './assert-not-shut-out.js';
import { assertSeenOurs, assertStillOurs, leasedName } from './assert-still-ours.js';

/**
 * Makes sure that this runner holds the rollout for longer than one request may take, and renews its hold in time. A
 * runner that slept through its lease takes it again the long way, unless somebody else has it by then.
 *
 * @param leastMs for how long it must hold it still. @default half of a lease
 * @throws RolloutError `Fenced`
 */
export async function holdLease(
  context: RolloutContext,
  leastMs = context.timing.leaseMs / 2,
): Promise<void> {
  const { clock, timing } = context;
  const left = () => (context.memory.leaseUntil ?? Infinity) - clock.now();
  while (left() < Math.max(leastMs, timing.requestMs)) {
    // Read before it is written, unless it was a moment ago: whoever took over meanwhile keeps it.
    if (left() >= timing.leaseRequestMs) await assertSeenOurs(context);
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
    if ((await writeLease(context)) && (await runnerAfter(context, settleMs)) === context.runner) return;
  }
}

/**
 * The same for a lease that was written together with the tags of the rollout. It is not written once more: between the
 * look and that write another one's tags may have come, and then neither would have both.
 */
export async function settleLease(context: RolloutContext): Promise<void> {
  for (;;) {
    const holder = await runnerAfter(context, context.timing.settleMs);
    if (holder === context.runner) return;
    // No lease at all is an answer of before the tags: looked at again, for as long as those may be missing.
    if (holder !== undefined) return takeLease(context);
  }
}

async function runnerAfter(context: RolloutContext, settleMs: number): Promise<string | undefined> {
  const { clock, signal } = context;
  await clock.sleep(settleMs, signal);
  return leaseOf(await assertStillOurs(context))?.runner;
}

/** Whether it was written for sure. */
async function writeLease(context: RolloutContext): Promise<boolean> {
  const { cloud, clock, timing, memory, signal } = context;
  const { until, tag } = newLease(context);
  memory.looked = undefined;
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

/** A lease from now on, as it is written. */
export function newLease({ clock, timing, runner }: RolloutContext): {
  readonly until: number;
  readonly tag: Readonly<Record<string, string>>;
} {
  const { leaseMs: ms, requestMs } = timing;
  const until = clock.now() + ms;
  return { until, tag: { [tagKeys.lease]: formatLease({ runner, until, ms, requestMs }) } };
}
