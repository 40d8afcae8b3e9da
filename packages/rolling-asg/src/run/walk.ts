import { isRolloutError } from '../cloud/errors.js';
import { collectEvidence } from '../engine/watch/collect-evidence.js';
import type { RolloutContext } from '../engine/context/context.js';
import { AbortRequest, readGroups } from '../engine/hold/fence.js';
import { needsPerson } from '../engine/watch/needs-person.js';
import { recordRelease } from '../engine/release/record-release.js';
import type { RolloutResult, StepTiming } from '../engine/context/result.js';
import type { WalkOptions } from '../engine/context/run-options.js';
import type { Evidence } from '../observe/service/evidence.js';
import type { RolloutPlan, RolloutStep, RolloutStepKind } from '../plan/plan.js';
import { definitionOf } from '../steps/definitions.js';
import { goBack } from './go-back.js';
import { readEnd } from './read-end.js';

/** A rollout on its way: its steps, and what has been of them. */
export interface Walk {
  readonly context: RolloutContext;
  readonly steps: readonly RolloutStep[];
  /** Absent when it is known from the tags alone. */
  readonly plan?: RolloutPlan;
  readonly options: WalkOptions;
  readonly timings: StepTiming[];
  /** The step that runs, or ran last. */
  at?: RolloutStepKind;
}

/** With draining, terminating and a stubborn hook, a way back can take this long. */
const defaultRollbackDeadlineMs = 1_800_000;

/** Goes from the first step that is not done to the last, and back when that fails: it never ends half way. */
export async function walkForward(walk: Walk): Promise<RolloutResult> {
  const { context, steps } = walk;
  try {
    const from = await firstNotDone(walk);
    for (const [index, step] of steps.entries()) if (index >= from) await runTimed(walk, step, index + 1);
  } catch (error) {
    return endBadly(walk, error);
  }
  const live = await readEnd(context, 'next');
  return end(walk, { outcome: 'deployed', live, removed: context.target.previous });
}

/** Takes back what was done, or finishes what cannot be taken back, for a reason that is no failure of its own. */
export async function walkBack(walk: Walk, error: Error): Promise<RolloutResult> {
  return endBadly(walk, error);
}

/** A plan starts at its start; what is known from the tags starts where its runner stopped. */
async function firstNotDone({ context, steps, plan }: Walk): Promise<number> {
  if (plan !== undefined) return 0;
  const view = await readGroups(context);
  const index = steps.findIndex((step) => definitionOf(step).reasonNotDone(view, step) !== undefined);
  return index < 0 ? steps.length : index;
}

async function runTimed(walk: Walk, step: RolloutStep, index: number): Promise<void> {
  const { plan, context, timings, steps } = walk;
  const { clock, emit } = context;
  walk.at = step.kind;
  const startedAtMs = clock.now();
  emit({ kind: 'step-started', step, index, count: steps.length });
  const floorMs = await definitionOf(step).run(context, step, plan);
  const wallMs = clock.now() - startedAtMs;
  timings.push({ kind: step.kind, startedAtMs, wallMs, floorMs: Math.min(floorMs, wallMs) });
  emit({ kind: 'step-finished', step, index, wallMs });
}

async function endBadly(walk: Walk, error: unknown): Promise<RolloutResult> {
  if (isLostBeforeStart(walk, error)) forget(walk.context);
  else if (isRolloutError(error, 'Fenced') || isRolloutError(error, 'NeedsPerson')) throw error;
  const { context, options, at } = walk;
  const reason = reasonOf(walk, error);
  if (at !== undefined) context.emit({ kind: 'failed', step: at, reason });
  const evidence = await evidenceOf(walk, error);
  const startedAtMs = context.clock.now();
  const ended = await goBackOrAsk(walk, error, reason);
  const wallMs = context.clock.now() - startedAtMs;
  walk.timings.push({ kind: 'rollBack', startedAtMs, wallMs, floorMs: wallMs });
  if (isRolloutError(error)) throw error;
  const { next, previous } = context.target;
  if (ended === 'finished') {
    const live = await readEnd(context, 'next');
    return end(walk, { outcome: 'deployed', live, removed: previous, reason });
  }
  const live = await readBack(context);
  const removed = options.keepFailed || context.target.origin !== undefined ? undefined : next;
  return end(walk, { outcome: 'rolled-back', live, removed, reason: reason + atFloor(live), evidence });
}

/** Another rollout has the group, and nothing was refreshed: who has it does not know of the version made for this one. */
function isLostBeforeStart({ context: { target, memory } }: Walk, error: unknown): boolean {
  if (target.origin === undefined || memory.isRefreshSent || memory.takenFrom.size > 0) return false;
  if (!isRolloutError(error, 'Fenced')) return false;
  return error.holder !== undefined && error.holder.rolloutId !== target.rolloutId;
}

function forget({ memory }: RolloutContext): void {
  memory.hasLostLock = true;
  memory.leaseUntil = undefined;
}

/** What serves after a way back: previous, or the group that kept its name. */
async function readBack(context: RolloutContext): Promise<RolloutResult['live']> {
  const { origin } = context.target;
  if (origin === undefined) return readEnd(context, 'previous');
  const live = await readEnd(context, 'next');
  return live && { ...live, imageId: origin.imageId };
}

/** Previous can take over with less than it wants: that is said. */
function atFloor(live: RolloutResult['live']): string {
  if (live === undefined || live.inService >= live.desiredCapacity) return '';
  return `; \`${live.name}\` took over at its floor, with ${live.inService} of ${live.desiredCapacity}`;
}

function reasonOf({ options: { signal } }: Walk, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return signal?.aborted
    ? `aborted: ${signal.reason instanceof Error ? signal.reason.message : String(signal.reason)}`
    : text;
}

/** Whether somebody wanted it to end: then it has not failed by itself. */
function isAborted({ options }: Walk, error: unknown): boolean {
  return options.signal?.aborted === true || error instanceof AbortRequest || isRolloutError(error);
}

/** Steps at which there is no next yet, or no other any more. */
const withoutNext: ReadonlySet<RolloutStepKind> = new Set([
  'holdGroup',
  'createLaunchTemplateVersion',
  'deleteGroup',
  'finish',
  'finishRefresh',
]);

/** Only of a next that was made and has failed by itself. */
async function evidenceOf(walk: Walk, error: unknown): Promise<Evidence | undefined> {
  const { context, options, at } = walk;
  const hasNext = at !== undefined && !withoutNext.has(at);
  if (!hasNext || isAborted(walk, error)) return undefined;
  const evidence = await collectEvidence(context, options.collectEvidence);
  context.emit({ kind: 'evidence', evidence });
  return evidence;
}

async function goBackOrAsk(walk: Walk, error: unknown, reason: string): Promise<'reverted' | 'finished'> {
  const { context, options, steps } = walk;
  const { keepFailed = false, rollbackDeadlineMs: deadlineMs = defaultRollbackDeadlineMs } = options;
  try {
    const keeps = keepFailed && !isAborted(walk, error);
    const ended = await goBack(context, { steps, at: walk.at, reason, deadlineMs, keepFailed: keeps });
    if (ended === 'reverted' && !isRolloutError(error) && context.memory.release !== undefined)
      await recordRelease({ ...context, signal: new AbortController().signal }, { outcome: 'rolled-back' });
    return ended;
  } catch (rollbackError) {
    if (isRolloutError(rollbackError, 'Fenced') || isRolloutError(rollbackError, 'NeedsPerson'))
      throw rollbackError;
    throw needsPerson(context, [error, rollbackError]);
  }
}

type End = Pick<RolloutResult, 'outcome' | 'live' | 'reason' | 'evidence'> & {
  readonly removed?: { readonly name: string; readonly imageId?: string };
};

/** The end of a walk, told as an event too. */
export function end({ context, timings }: Walk, { removed, ...ended }: End): RolloutResult {
  const { target, clock, memory } = context;
  const result: RolloutResult = {
    ...ended,
    removed: removed && { name: removed.name, imageId: removed.imageId },
    service: target.service,
    rolloutId: target.rolloutId,
    wallMs: clock.now() - memory.startedAt,
    floorMs: timings.reduce((sum, { floorMs }) => sum + floorMs, 0),
    steps: timings,
  };
  context.emit({ kind: 'finished', result });
  return result;
}
