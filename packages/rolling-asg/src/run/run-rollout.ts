import { systemClock } from '../cloud/clock.js';
import { RolloutError } from '../cloud/errors.js';
import { createContext } from '../engine/context/context.js';
import { readLive } from '../engine/watch/read-live.js';
import type { RolloutResult } from '../engine/context/result.js';
import type { RunOptions } from '../engine/context/run-options.js';
import type { RefreshOrigin } from '../journal/refresh-origin.js';
import type { RolloutPlan } from '../plan/plan.js';
import { end, walkForward, type Walk } from './walk.js';

/**
 * Runs a plan. Ends deployed, rolled back, or with an error that says what a person must do: never half.
 * A failure, a bad bake and an abort all go back to previous, which serves untouched until next is proven.
 *
 * @throws RolloutError `Preflight`, `Stale`, `Locked`, `Fenced`, `NeedsPerson`
 *
 * @example
 * import { planRollout, runRollout } from '@clicamos/rolling-asg';
 * const plan = await planRollout(cloud, { service: 'web', imageId: 'ami-0123456789abcdef0' });
 * const { outcome, live } = await runRollout(plan, { cloud });
 */
export async function runRollout(plan: RolloutPlan, given: RunOptions): Promise<RolloutResult> {
  const options = { ...given, clock: given.clock ?? systemClock };
  const { signal = new AbortController().signal } = options;
  signal.throwIfAborted();
  refuseBadPlan(plan);
  const context = createContext({ ...options, signal, ...contextOf(plan) });
  const walk: Walk = { plan, context, options, steps: plan.steps, timings: [] };
  if (plan.nothingToDo !== undefined) {
    const live = await readLive(context, plan.strategy === 'refresh' ? 'next' : 'previous');
    if (live?.inService === 0) throw servesNoMore(plan);
    return end(walk, { outcome: 'nothing-to-do', reason: plan.nothingToDo, live });
  }
  emitStart(walk, plan);
  return walkForward(walk);
}

function servesNoMore({ service, rolloutId, previous }: RolloutPlan): RolloutError {
  const text = `The plan of ${rolloutId} for \`${service}\` is stale: \`${previous?.name}\` runs the image already, and serves with nothing by now; plan again`;
  return new RolloutError('Stale', text);
}

function refuseBadPlan({ service, preflight, nothingToDo }: RolloutPlan): void {
  const errors = preflight.filter(({ level }) => level === 'error');
  if (errors.length === 0 || nothingToDo !== undefined) return;
  throw new RolloutError(
    'Preflight',
    `\`${service}\` cannot be rolled out: ${errors.map(({ text }) => text).join('; ')}`,
  );
}

function contextOf(plan: RolloutPlan) {
  const { service, rolloutId, by, next, previous, sources, patience } = plan;
  const target = { service, rolloutId, by, next, sources };
  return {
    target: plan.strategy === 'refresh' ? { ...target, origin: originOf(plan) } : { ...target, previous },
    wanted: next.desiredCapacity,
    start: previous?.desiredCapacity ?? 0,
    settings: patience,
  };
}

/** What the group is made from before a refresh; preflight refuses one that is made from nothing with a number. */
function originOf({ previous }: RolloutPlan): RefreshOrigin | undefined {
  if (previous?.source === undefined) return undefined;
  const { source, imageId, isAdopted } = previous;
  return { ...source, isAdopted, ...(imageId === undefined ? {} : { imageId }) };
}

function emitStart({ context }: Walk, { next, previous, steps, floorMs }: RolloutPlan): void {
  const { name: nextName, imageId } = next;
  context.emit({ kind: 'rollout-started', nextName, imageId, previousName: previous?.name, steps, floorMs });
}
