import type { Group } from '../cloud/cloud.js';
import { isRolloutError } from '../cloud/errors.js';
import { withDeadline } from '../cloud/with-deadline.js';
import { attempt } from '../engine/hold/attempt.js';
import type { RolloutContext } from '../engine/context/context.js';
import { readGroups, type RolloutGroups } from '../engine/hold/fence.js';
import { pause } from '../engine/hold/hold-lease.js';
import { reasonNextNotReady } from '../engine/watch/next-serves.js';
import { waitUntil } from '../engine/watch/wait-until.js';
import { rolloutOf, tagKeys, tagOf } from '../journal/tags.js';
import { watchPaceMs } from '../observe/timing/next-poll.js';
import type { RolloutStep, RolloutStepKind } from '../plan/plan.js';
import { definitionOf } from '../steps/definitions.js';
import { removeRelease } from '../steps/release/remove-release.js';
import { keepNextAttached } from '../engine/groups/keep-next-attached.js';
import { hasGoneForward } from './has-gone-forward.js';

export interface GoBackOptions {
  readonly steps: readonly RolloutStep[];
  /** The step at which it failed. */
  readonly at?: RolloutStepKind;
  readonly deadlineMs: number;
  /** Why. */
  readonly reason: string;
  readonly keepFailed: boolean;
}

/** How often the way back is tried when a call on it fails for good. */
const mostTries = 3;

/** From here on next is all that serves. */
const lastKinds: ReadonlySet<RolloutStepKind> = new Set([
  'deleteGroup',
  'endKept',
  'finish',
  'finishRefresh',
]);

/**
 * Ends a rollout from whatever state the cloud is in, under its own deadline: back, step by step, while previous is
 * whole; forward once it is not, because then next is all that serves. Safe to run again after any failure.
 */
export async function goBack(
  context: RolloutContext,
  { deadlineMs, reason, keepFailed, ...options }: GoBackOptions,
): Promise<'reverted' | 'finished'> {
  const { clock } = context;
  const endsAt = clock.now() + deadlineMs;
  context.emit({ kind: 'rolling-back', reason, deadlineAt: endsAt });
  // Never under the signal that the rollout ran under: that may be what ended it.
  return withDeadline({ clock, ms: deadlineMs, what: 'The way back' }, (signal) =>
    tryToEnd({ ...context, signal, endsAt, isReverting: true, keepFailed }, options),
  );
}

type Path = Pick<GoBackOptions, 'steps' | 'at'>;

async function tryToEnd(context: RolloutContext, path: Path): Promise<'reverted' | 'finished'> {
  const { signal, clock, emit, memory } = context;
  for (let count = 1; ; count++) {
    try {
      if (!memory.hasLostLock) return await endOnce(context, path);
      return await endLost(context, path);
    } catch (error) {
      signal.throwIfAborted();
      const isFinal = isRolloutError(error, 'Fenced') || isRolloutError(error, 'NeedsPerson');
      if (count >= mostTries || clock.now() >= context.endsAt || isFinal) throw error;
      emit({ kind: 'throttled', what: textOf(error), retryInMs: watchPaceMs });
      await pause(context, watchPaceMs);
    }
  }
}

async function endOnce(context: RolloutContext, { steps, at }: Path): Promise<'reverted' | 'finished'> {
  const isAtEnd = at === 'finish' || at === 'finishRefresh';
  if (isAtEnd && (await isFinished(context))) return 'finished';
  const groups = await readGroups(context);
  // The lease is on next: where that is gone, nobody can take it over.
  if (groups.next === undefined && context.memory.leasedGroup === undefined)
    context.memory.leaseUntil = undefined;
  if (isTooLate(context, groups)) {
    await goForward(context, steps);
    return 'finished';
  }
  for (const step of undoOrder(steps)) await definitionOf(step).undo?.(context, step);
  await undoLateCreation(context, steps);
  return 'reverted';
}

/** Another rollout has the service: nothing of it is ours to touch but what was made for this one. */
async function endLost(context: RolloutContext, { steps }: Path): Promise<'reverted'> {
  context.memory.isSurplus = true;
  await undoLateCreation(context, steps);
  await removeRelease(context);
  return 'reverted';
}

/**
 * A request for next whose answer never came can be carried out after next was removed: looked at once more. Until what
 * came of it is gone it stays to be looked for, also when a call on the way fails.
 */
async function undoLateCreation(context: RolloutContext, steps: readonly RolloutStep[]): Promise<void> {
  const { memory, clock, signal, target } = context;
  if (memory.lateCreateUntil === undefined) return;
  const leftMs = memory.lateCreateUntil - clock.now();
  if (leftMs > 0) await clock.sleep(leftMs, signal);
  memory.isNextGone = false;
  const { next } = await readGroups(context);
  if (next !== undefined && rolloutOf(next) === target.rolloutId) {
    memory.leasedGroup = undefined;
    for (const step of undoOrder(steps)) await definitionOf(step).undo?.(context, step);
  }
  memory.lateCreateUntil = undefined;
}

/**
 * Backwards; but previous is held until next is gone, the release goes when nothing is made from it any more, and a group
 * that keeps its name is let go of at the end.
 */
function undoOrder(steps: readonly RolloutStep[]): readonly RolloutStep[] {
  const isLast = ({ kind }: RolloutStep) =>
    kind === 'holdPrevious' || kind === 'createLaunchTemplateVersion' || kind === 'holdGroup';
  const backwards = [...steps].reverse();
  return [...backwards.filter((step) => !isLast(step)), ...backwards.filter(isLast)];
}

/** Whether previous cannot be the way back any more: it was emptied, is going, or was seen to be gone. */
function isTooLate({ memory, target }: RolloutContext, { next, previous }: RolloutGroups): boolean {
  // Written, that is: a group that shows no tag yet was made a moment ago.
  if (next !== undefined && hasGoneForward(next, target.origin)) return true;
  if (memory.isSurplus) return false;
  if (memory.isPreviousGone) return true;
  if (target.previous === undefined) return false;
  const isWhole =
    previous !== undefined && !previous.isDeleting && previous.maxSize > 0 && !memory.isEmptying;
  if (isWhole) return false;
  if (next === undefined)
    throw new Error(`Neither \`${target.previous.name}\` nor \`${target.next.name}\` can be relied on`);
  return true;
}

/** The last change may have been made although its answer was an error. */
async function isFinished(context: RolloutContext): Promise<boolean> {
  const { target, cloud } = context;
  const names = [target.next.name];
  const [next] = await attempt(context, (signal) => cloud.findGroups({ names }, signal));
  if (next === undefined || !isLive(next)) return false;
  context.memory.leaseUntil = undefined;
  return true;
}

function isLive(group: Group): boolean {
  return rolloutOf(group) === undefined && tagOf(group, tagKeys.role) === 'live';
}

async function goForward(context: RolloutContext, steps: readonly RolloutStep[]): Promise<void> {
  context.memory.isEmptying = true;
  await waitUntil(context, {
    step: 'rollBack',
    failure: `\`${context.target.next.name}\` is all that is left and does not serve`,
    deadlineMs: Infinity,
    judge: async (sample) => (await keepNextAttached(context, sample)) ?? reasonNextNotReady(context, sample),
    pollMs: () => watchPaceMs,
  });
  for (const step of steps.filter(({ kind }) => lastKinds.has(kind)))
    await definitionOf(step).run(context, step);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
