import type { Group } from '../../cloud/cloud.js';
import { isRolloutError, RolloutError } from '../../cloud/errors.js';
import { isActiveRefresh } from '../../cloud/instance-refresh.js';
import { attempt } from '../../engine/hold/attempt.js';
import { change } from '../../engine/hold/change.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { readGroups } from '../../engine/hold/fence.js';
import { settleLease } from '../../engine/hold/hold-lease.js';
import { liftLeftProtection } from '../../engine/groups/lift-protection.js';
import { letGo } from '../../engine/hold/let-go.js';
import { waitOutLateTags } from '../../engine/hold/wait-out-late.js';
import { formatLease, leaseOf } from '../../journal/lease.js';
import { holderOf, holderText } from '../../journal/lock-holder.js';
import { ownTagKeys, roleOf, rolloutOf, rolloutTagKeys, tagKeys } from '../../journal/tags.js';
import { isSameSource, pointedSource } from '../../observe/service/source-of.js';
import type { RolloutPlan, RolloutStep } from '../../plan/plan.js';
import type { StepDefinition } from '../step.js';
import { removeOrphans } from '../release/remove-orphans.js';
import { findAbandoned } from './find-abandoned.js';
import { findReleaseRefresh } from './find-release-refresh.js';
import { groupTags } from './group-tags.js';
import { putBackInstances } from './put-back-instances.js';

type Step = Extract<RolloutStep, { readonly kind: 'holdGroup' }>;

/**
 * Takes the group for this rollout, and writes down on it what it is made from: that is where the way back leads. The
 * tags and the lease are one request, so that of two rollouts that come at once the later one has both.
 */
export const holdGroup: StepDefinition<Step> = {
  reasonNotDone: ({ next }) =>
    next !== undefined && rolloutOf(next) !== undefined ? undefined : 'nothing says whose it is',
  run: async (context, _step, plan) => {
    if (plan === undefined) throw new Error('There is no plan to hold the group for');
    // Until it is held there is nothing to take back.
    context.memory.hasLostLock = true;
    await assertFree(context, plan);
    await writeTags(context, plan);
    context.memory.hasLostLock = false;
    return 0;
  },
  undo: async (context) => {
    const { next } = await readGroups(context);
    if (next !== undefined && rolloutOf(next) === context.target.rolloutId) {
      // A request to start whose answer never came can have been carried out since.
      if ((await findReleaseRefresh(context))?.isActive === true) await putBackInstances(context);
      await letGroupGo(context, next);
    }
    // The version of the rollout whose refresh was taken back: its runner has stopped.
    if (context.memory.abandoned !== undefined) await removeOrphans(context);
  },
};

/** Seen right before it is taken: whoever slept over the answer looks again. */
async function assertFree(context: RolloutContext, plan: RolloutPlan): Promise<void> {
  const { clock, timing } = context;
  for (let at = -Infinity; clock.now() - at > timing.settleMs; ) {
    at = clock.now();
    await assertFreeOnce(context, plan);
  }
}

async function assertFreeOnce(context: RolloutContext, { service, rolloutId, previous }: RolloutPlan) {
  const group = await readGroup(context);
  if (group === undefined || group.isDeleting) throw stale(context, 'it is not there any more');
  const held = rolloutOf(group);
  if (held !== undefined && held !== rolloutId) {
    const holder = holderOf(group);
    throw new RolloutError('Locked', holderText(service, holder, context.clock), { holder });
  }
  const role = roleOf(group);
  if (held === undefined && role !== 'live') throw stale(context, `it is ${role} by now`);
  if (!isSameSource(pointedSource(group), previous?.source))
    throw stale(context, 'it is made from something else by now');
}

async function writeTags(context: RolloutContext, plan: RolloutPlan): Promise<void> {
  const { cloud, clock, timing, memory, runner, target } = context;
  const { leaseMs: ms, requestMs } = timing;
  const until = clock.now() + ms;
  const tags = {
    ...groupTags(context, plan),
    [tagKeys.lease]: formatLease({ runner, until, ms, requestMs }),
  };
  try {
    const onDoubt = (lateUntil: number) => {
      memory.lateTagsUntil = lateUntil;
    };
    const guard = () => assertFree(context, plan);
    await change(context, (signal) => cloud.tagGroup(target.next.name, tags, signal), { guard, onDoubt });
    memory.leaseUntil = until;
    // Until after the look that follows: an answer may still be of before.
    memory.untaggedUntil = clock.now() + 3 * timing.settleMs;
    await settleLease(context);
  } catch (error) {
    memory.leaseUntil = undefined;
    const mayComeLate = (memory.lateTagsUntil ?? -Infinity) > clock.now();
    if (!isRolloutError(error, 'Fenced') || mayComeLate || (await isStillHeld(context, plan)))
      await takeTagsOff(context, plan);
    throw isRolloutError(error, 'Fenced')
      ? new RolloutError('Locked', error.message, { holder: error.holder })
      : error;
  }
}

/** Whoever slept over an answer finds the group without tags in it, although nobody took it. */
async function isStillHeld(context: RolloutContext, { rolloutId }: RolloutPlan): Promise<boolean> {
  const own = { ...context, signal: new AbortController().signal };
  // What went wrong first is what is told.
  const group = await readGroup(own).catch(() => undefined);
  return group !== undefined && rolloutOf(group) === rolloutId && leaseOf(group)?.runner === context.runner;
}

/** The tags may be there although their answer never came, or somebody may have ended it right after. */
async function takeTagsOff(context: RolloutContext, { rolloutId }: RolloutPlan): Promise<void> {
  const own = { ...context, signal: new AbortController().signal };
  const readOurs = async () => {
    const group = await readGroup(own);
    return group && rolloutOf(group) === rolloutId ? group : undefined;
  };
  await waitOutLateTags(own);
  let group = await readOurs();
  if (group === undefined) {
    // An answer may still be of before.
    await own.clock.sleep(own.timing.settleMs);
    group = await readOurs();
  }
  if (group !== undefined && !(await isLeftToUs(own))) await letGroupGo(own, group);
}

/**
 * Tags that came late took the group from another rollout in the middle of its refresh: its runner has stopped, so the
 * way back is this one's.
 */
async function isLeftToUs(context: RolloutContext): Promise<boolean> {
  const { cloud, memory, target } = context;
  const refreshes = await attempt(context, (signal) => cloud.findRefreshes(target.next.name, signal));
  memory.abandoned = await findAbandoned(context, refreshes.find(isActiveRefresh)?.desired);
  if (memory.abandoned === undefined) return false;
  const group = await readGroup(context);
  memory.leaseUntil = group && leaseOf(group)?.until;
  memory.hasLostLock = false;
  return true;
}

/** One that came without our tags loses all of them, any other those of the rollout. */
async function letGroupGo(context: RolloutContext, group: Group): Promise<void> {
  const { target, cloud, memory } = context;
  const { name } = target.next;
  const isAdopted = target.origin?.isAdopted === true;
  await waitOutLateTags(context);
  await liftLeftProtection(context, group);
  if (!isAdopted) await change(context, (signal) => cloud.tagGroup(name, { [tagKeys.role]: 'live' }, signal));
  await letGo(context, name, isAdopted ? ownTagKeys : rolloutTagKeys);
  memory.leaseUntil = undefined;
}

async function readGroup(context: RolloutContext): Promise<Group | undefined> {
  const { cloud, target } = context;
  const names = [target.next.name];
  const [group] = await attempt(context, (signal) => cloud.findGroups({ names }, signal));
  return group;
}

function stale({ target }: RolloutContext, why: string): RolloutError {
  const { rolloutId, service, next } = target;
  const text = `The plan of ${rolloutId} for \`${service}\` is stale: \`${next.name}\`, which it was to refresh: ${why}; plan again`;
  return new RolloutError('Stale', text);
}
