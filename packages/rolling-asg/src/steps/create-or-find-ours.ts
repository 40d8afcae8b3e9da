import { isCloudError } from '../cloud/cloud-error.js';
import type { Group } from '../cloud/cloud.js';
import { RolloutError } from '../cloud/errors.js';
import type { NewGroup } from '../cloud/ports.js';
import { attempt, mostUnseen } from '../engine/hold/attempt.js';
import { change } from '../engine/hold/change.js';
import type { RolloutContext } from '../engine/context/context.js';
import { formatLease, leaseOf } from '../journal/lease.js';
import { holderOf, holderText } from '../journal/lock-holder.js';
import { rolloutOf, tagKeys, tagOf } from '../journal/tags.js';
import { watchPaceMs } from '../observe/timing/next-poll.js';
import type { RolloutPlan } from '../plan/plan.js';
import { assertPlanHolds } from './assert-plan-holds.js';

/** How often a group that has the name is looked at before it counts as nobody's. */
const mostLooks = 4;

/** The longest that tags which a group was made with may be missing from an answer. */
const visibleMs = 30_000;

/** The group that has the name; one without the tags of a rollout is looked at again: an answer can lag behind. */
async function findTaken(context: RolloutContext, name: string): Promise<Group | undefined> {
  const { cloud, clock, signal } = context;
  for (let look = 1; ; look++) {
    const [found] = await attempt(context, (own) => cloud.findGroups({ names: [name] }, own));
    if (look >= mostLooks || (found !== undefined && rolloutOf(found) !== undefined)) return found;
    await clock.sleep(watchPaceMs, signal);
  }
}

/**
 * Creates next, or finds that an earlier try of this rollout did.
 *
 * @param describe the group, by previous as it was read right before the try
 * @returns previous as it was read last
 * @throws RolloutError `Locked` when another rollout has the name
 */
export async function createOrFindOurs(
  context: RolloutContext,
  plan: RolloutPlan,
  describe: (previous: Group | undefined) => NewGroup,
): Promise<Group | undefined> {
  const { cloud, target, clock, timing, runner, memory } = context;
  const { name } = plan.next;
  let leaseUntil = 0;
  let previous: Group | undefined;
  let group: NewGroup | undefined;
  // An earlier try may come later than this one.
  const onDoubt = (until: number) => {
    memory.lateCreateUntil = Math.max(until, memory.lateCreateUntil ?? until);
  };
  const guard = async () => {
    previous = await assertPlanHolds(context, plan);
    group = describe(previous);
  };
  const send = async (signal: AbortSignal) => {
    if (group === undefined) throw new Error(`Nobody has looked whether \`${name}\` may be made`);
    const { leaseMs: ms, requestMs } = timing;
    leaseUntil = clock.now() + ms;
    const value = formatLease({ runner, until: leaseUntil, ms, requestMs });
    const lease = { key: tagKeys.lease, value, propagate: false };
    try {
      await cloud.createGroup({ ...group, tags: [...group.tags, lease] }, signal);
    } catch (error) {
      // An answer that says "not now" may be that of the way there: whether the group is made shows in its name.
      if (isCloudError(error, 'throttled')) onDoubt(clock.now() + visibleMs);
      throw error;
    }
  };
  try {
    // Refused as invalid for some seconds: the template version or the profile was made a moment ago.
    const options = { guard, onDoubt, alsoPassing: { invalid: mostUnseen } };
    await change(context, send, options);
  } catch (error) {
    if (!isCloudError(error, 'exists')) throw error;
    const found = await findTaken(context, name);
    // Ours when the answer to an earlier call got lost.
    if (found !== undefined && rolloutOf(found) === target.rolloutId) {
      memory.leaseUntil = leaseOf(found)?.until ?? clock.now();
      memory.seenOursAt = clock.now();
      return previous;
    }
    memory.hasLostLock = true;
    if (found === undefined || tagOf(found, tagKeys.rollout) === undefined) {
      const text = `\`${name}\` exists already: another rollout has made this generation; plan again`;
      throw new RolloutError('Locked', text, { cause: error });
    }
    const holder = holderOf(found);
    throw new RolloutError('Locked', holderText(target.service, holder, clock), {
      holder,
      cause: error,
    });
  }
  memory.leaseUntil = leaseUntil;
  memory.seenOursAt = clock.now();
  memory.untaggedUntil = clock.now() + visibleMs;
  return previous;
}
