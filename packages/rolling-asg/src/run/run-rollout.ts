import { collectEvidence } from '../engine/collect-evidence.js';
import { createContext, type RolloutContext } from '../engine/context.js';
import { isRolloutError, RolloutError } from '../cloud/errors.js';
import type { Evidence } from '../observe/evidence.js';
import { needsPerson } from '../engine/needs-person.js';
import type { RolloutPlan, RolloutStep, RolloutStepKind } from '../plan/plan.js';
import { readLive } from '../engine/read-live.js';
import type { RolloutResult, StepTiming } from '../engine/result.js';
import { rollBack } from './roll-back.js';
import type { RunOptions } from '../engine/run-options.js';
import { runStep } from './run-step.js';

/** With draining, terminating and a stubborn hook, a way back can take this long. */
const defaultRollbackDeadlineMs = 1_800_000;

/**
 * Runs a plan. Ends deployed, rolled back, or with an error that says what a person must do: never half.
 * A failure, a bad bake and an abort all go back to previous, which serves untouched until next is proven.
 *
 * @throws RolloutError `Preflight`, `Locked`, `Fenced`, `NeedsPerson`
 *
 * @example
 * import { planRollout, runRollout, systemClock } from '@clicamos/rolling-asg';
 * const plan = await planRollout(cloud, { service: 'web', imageId: 'ami-0123456789abcdef0' });
 * const { outcome, live } = await runRollout(plan, { cloud, clock: systemClock });
 */
export async function runRollout(plan: RolloutPlan, options: RunOptions): Promise<RolloutResult> {
  const { clock, signal = new AbortController().signal } = options;
  signal.throwIfAborted();
  refuseBadPlan(plan);
  const context = createContext({ ...options, signal, ...contextOf(plan) });
  const run: Run = { plan, options, context, startedAt: clock.now(), timings: [] };
  if (plan.nothingToDo !== undefined) return nothingToDo(run, plan.nothingToDo);
  emitStart(run);
  try {
    for (const [index, step] of plan.steps.entries()) await runTimed(run, step, index + 1);
  } catch (error) {
    return endBadly(run, error);
  }
  return end(run, { outcome: 'deployed', live: await readLive(context, 'next'), removed: plan.previous });
}

interface Run {
  readonly plan: RolloutPlan;
  readonly options: RunOptions;
  readonly context: RolloutContext;
  readonly startedAt: number;
  readonly timings: StepTiming[];
  step?: RolloutStepKind;
}

function refuseBadPlan({ service, preflight, nothingToDo }: RolloutPlan): void {
  const errors = preflight.filter(({ level }) => level === 'error');
  if (errors.length === 0 || nothingToDo !== undefined) return;
  throw new RolloutError(
    'Preflight',
    `\`${service}\` cannot be rolled out: ${errors.map(({ text }) => text).join('; ')}`,
  );
}

function contextOf({ service, rolloutId, by, next, previous, loadBalancers, steps }: RolloutPlan) {
  const wait = steps.find((step) => step.kind === 'awaitCapacity');
  return {
    target: { service, rolloutId, by, next, previous, loadBalancers },
    wanted: next.desiredCapacity,
    samples: wait?.samples ?? 2,
  };
}

function emitStart({ plan, context }: Run): void {
  const { next, previous, steps, floorMs } = plan;
  const { name: nextName, imageId } = next;
  context.emit({ kind: 'rollout-started', nextName, imageId, previousName: previous?.name, steps, floorMs });
}

async function runTimed(run: Run, step: RolloutStep, index: number): Promise<void> {
  const { plan, context, timings } = run;
  const { clock, emit } = context;
  run.step = step.kind;
  const startedAtMs = clock.now();
  emit({ kind: 'step-started', step, index, count: plan.steps.length });
  const floorMs = await runStep(context, plan, step);
  const wallMs = clock.now() - startedAtMs;
  timings.push({ kind: step.kind, startedAtMs, wallMs, floorMs: Math.min(floorMs, wallMs) });
  emit({ kind: 'step-finished', step, index, wallMs });
}

async function nothingToDo(run: Run, reason: string): Promise<RolloutResult> {
  return end(run, { outcome: 'nothing-to-do', reason, live: await readLive(run.context, 'previous') });
}

async function endBadly(run: Run, error: unknown): Promise<RolloutResult> {
  if (isRolloutError(error, 'Fenced')) throw error;
  const { context, options, step = 'createLaunchTemplateVersion' } = run;
  const reason = reasonOf(run, error);
  context.emit({ kind: 'failed', step, reason });
  const evidence = await evidenceOf(run, error);
  const startedAtMs = context.clock.now();
  const ended = await rollBackOrAsk(run, error, reason);
  const wallMs = context.clock.now() - startedAtMs;
  run.timings.push({ kind: 'rollBack', startedAtMs, wallMs, floorMs: wallMs });
  if (isRolloutError(error)) throw error;
  if (ended === 'finished') {
    const live = await readLive(context, 'next');
    return end(run, { outcome: 'deployed', live, removed: run.plan.previous, reason });
  }
  const removed = options.keepFailed ? undefined : run.plan.next;
  return end(run, {
    outcome: 'rolled-back',
    live: await readLive(context, 'previous'),
    removed,
    reason,
    evidence,
  });
}

function reasonOf({ options: { signal } }: Run, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return signal?.aborted
    ? `aborted: ${signal.reason instanceof Error ? signal.reason.message : String(signal.reason)}`
    : text;
}

/** Only of a next that was made and has failed by itself. */
async function evidenceOf({ context, options, step }: Run, error: unknown): Promise<Evidence | undefined> {
  const hasNext = step === 'createGroup' || step === 'awaitCapacity' || step === 'bake' || step === 'drain';
  if (!hasNext || options.signal?.aborted || isRolloutError(error)) return undefined;
  const evidence = await collectEvidence(context, options.collectEvidence);
  context.emit({ kind: 'evidence', evidence });
  return evidence;
}

async function rollBackOrAsk(
  { context, options }: Run,
  error: unknown,
  reason: string,
): Promise<'reverted' | 'finished'> {
  const {
    keepFailed = false,
    rollbackDeadlineMs: deadlineMs = defaultRollbackDeadlineMs,
    commands,
  } = options;
  try {
    return await rollBack(context, { deadlineMs, reason, keepFailed: keepFailed && !isRolloutError(error) });
  } catch (rollbackError) {
    if (isRolloutError(rollbackError, 'Fenced')) throw rollbackError;
    throw needsPerson(context, [error, rollbackError], commands);
  }
}

type End = Pick<RolloutResult, 'outcome' | 'live' | 'reason' | 'evidence'> & {
  readonly removed?: { readonly name: string; readonly imageId?: string };
};

function end({ plan, context, startedAt, timings }: Run, { removed, ...ended }: End): RolloutResult {
  const result: RolloutResult = {
    ...ended,
    removed: removed && { name: removed.name, imageId: removed.imageId },
    service: plan.service,
    rolloutId: plan.rolloutId,
    wallMs: context.clock.now() - startedAt,
    floorMs: timings.reduce((sum, { floorMs }) => sum + floorMs, 0),
    steps: timings,
  };
  context.emit({ kind: 'finished', result });
  return result;
}
