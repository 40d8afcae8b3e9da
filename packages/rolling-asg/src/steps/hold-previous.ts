import type { Group } from '../cloud/cloud.js';
import { RolloutError } from '../cloud/errors.js';
import { change, changeIfPossible } from '../engine/change.js';
import type { RolloutContext } from '../engine/context.js';
import { holdLease } from '../engine/hold-lease.js';
import { harmsPrevious } from '../engine/detach-group.js';
import { enterStep } from '../engine/enter-step.js';
import { readGroups } from '../engine/fence.js';
import { protectInstances } from '../engine/hold-capacity.js';
import { holderOf, holderText } from '../journal/lock-holder.js';
import { isWorkers, ownTagKeys, rolloutOf, rolloutTagKeys, tagKeys } from '../journal/tags.js';
import { formatUndo, undoOf, type Undo } from '../journal/undo.js';
import type { RolloutStep } from '../plan/plan.js';
import type { StepDefinition } from './step.js';

type Step = Extract<RolloutStep, { readonly kind: 'holdPrevious' }>;

/**
 * Writes down what previous is and holds it there: from now on nothing scales it in, because it is the way back. The
 * tags first: whoever comes after a crash must know what to put back.
 */
export const holdPrevious: StepDefinition<Step> = {
  reasonNotDone: ({ next, previous }) => {
    if (previous === undefined) return undefined;
    const isOurs = next !== undefined && rolloutOf(previous) === rolloutOf(next);
    return isOurs ? undefined : `${previous.name} is not held yet`;
  },
  run: async (context, { kind }) => {
    const { next, previous } = await enterStep(context, kind);
    if (previous === undefined) throw new Error(`\`${context.target.previous?.name}\` is not there any more`);
    await hold(context, previous, isWorkers(next));
    return 0;
  },
  undo: async (context) => {
    const { previous } = await readGroups(context);
    if (previous === undefined || !isHeld(context, previous)) return;
    await release(context, previous);
    context.memory.leaseUntil = undefined;
  },
};

/** Whether this rollout has written on the group. */
export function isHeld({ target, memory }: RolloutContext, previous: Group): boolean {
  // A tag of ours can be missing from an answer that is a moment old.
  return rolloutOf(previous) === target.rolloutId || memory.isHolding;
}

async function hold(context: RolloutContext, previous: Group, areWorkers: boolean): Promise<void> {
  const { cloud, target, clock, memory } = context;
  const { name, minSize, maxSize, desiredCapacity, sourceIds, instances } = previous;
  const held = rolloutOf(previous);
  if (held !== undefined && held !== target.rolloutId) {
    memory.isSurplus = true;
    const holder = holderOf(previous);
    throw new RolloutError('Locked', holderText(target.service, holder, clock), { holder });
  }
  const protectedCount = instances.filter(({ isProtected }) => isProtected).length;
  const undo: Undo = {
    start: desiredCapacity,
    sizes: { minSize, maxSize, desiredCapacity },
    // Also what somebody took it out of since the plan: that is where it belongs.
    sourceIds: [...new Set([...target.sources.map(({ id }) => id), ...sourceIds])],
    protectedBefore: protectedCount === 0 ? 'none' : protectedCount === instances.length ? 'all' : 'some',
    ...(target.previous?.isAdopted ? { isAdopted: true } : {}),
  };
  const tags = {
    [tagKeys.service]: target.service,
    [tagKeys.role]: 'previous',
    [tagKeys.rollout]: target.rolloutId,
    [tagKeys.step]: 'holdPrevious',
    [tagKeys.by]: target.by,
    [tagKeys.since]: new Date(clock.now()).toISOString(),
    [tagKeys.undo]: formatUndo(undo),
    ...(areWorkers ? { [tagKeys.traffic]: 'none' } : {}),
  };
  if (held === undefined) {
    const write = (signal: AbortSignal) => {
      memory.isHolding = true;
      return cloud.tagGroup(name, tags, signal);
    };
    await change(context, write, { onDoubt: harmsPrevious(context, name) });
  }
  memory.start = (held === undefined ? undo : undoOf(previous)).start ?? desiredCapacity;
  memory.followed = { minSize, maxSize };
  await protectInstances(context, previous);
}

/** Takes everything off previous that the rollout put on it, the tags that tell of it last. */
async function release(context: RolloutContext, previous: Group): Promise<void> {
  const { cloud, memory } = context;
  const { name } = previous;
  const { isAdopted = context.target.previous?.isAdopted, suspended = [] } = undoOf(previous);
  if (suspended.length > 0) await change(context, (signal) => cloud.resumeProcesses(name, suspended, signal));
  await unprotect(context, previous);
  await holdLease(context);
  // With the tags the lease goes: when only the answer gets lost, the next try must not look for it.
  memory.leaseUntil = undefined;
  if (isAdopted) {
    await change(context, (signal) => cloud.untagGroup(name, ownTagKeys, signal));
  } else {
    await change(context, (signal) => cloud.tagGroup(name, { [tagKeys.role]: 'live' }, signal));
    await change(context, (signal) => cloud.untagGroup(name, rolloutTagKeys, signal));
  }
  memory.isHolding = false;
}

async function unprotect(context: RolloutContext, { name, instances, ...group }: Group): Promise<void> {
  const { protectedBefore } = undoOf(group);
  // Where only some were protected nobody knows which: more protection than before harms less than less.
  if (protectedBefore === 'some') {
    const reason = 'some of its instances were protected before the rollout, and now all are';
    context.emit({ kind: 'left', what: `scale-in protection of ${name}`, reason });
  }
  if (protectedBefore === 'some' || protectedBefore === 'all') return;
  const ids = instances.filter(({ isProtected }) => isProtected).map(({ instanceId }) => instanceId);
  if (ids.length === 0) return;
  await changeIfPossible(context, (signal) => context.cloud.setInstanceProtection(name, ids, false, signal));
}
