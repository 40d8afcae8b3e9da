import { isCloudError } from '../../cloud/cloud-error.js';
import { RolloutError } from '../../cloud/errors.js';
import { isActiveRefresh, type NewRefresh } from '../../cloud/instance-refresh.js';
import { attempt, mostAttempts, mostUnseen, passingKinds } from '../../engine/hold/attempt.js';
import { change } from '../../engine/hold/change.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { enterStep } from '../../engine/hold/enter-step.js';
import { pause } from '../../engine/hold/hold-lease.js';
import { isSameSource } from '../../observe/service/source-of.js';
import { backoffMs } from '../../observe/timing/next-poll.js';
import type { RolloutStep } from '../../plan/plan.js';
import { hasPassed } from '../has-passed.js';
import type { StepDefinition } from '../step.js';
import { findAbandoned } from './find-abandoned.js';
import { findRelease } from './find-release.js';
import { newRefresh } from './new-refresh.js';
import { putBackInstances } from './put-back-instances.js';

type Step = Extract<RolloutStep, { readonly kind: 'startRefresh' }>;

/** Has AWS replace the instances. A start whose answer never came is found again, not made twice. */
export const startRefresh: StepDefinition<Step> = {
  reasonNotDone: ({ next }) => (hasPassed(next, 'startRefresh') ? undefined : 'it may not have started'),
  run: async (context, step) => {
    const { next } = await enterStep(context, step.kind);
    const source = await findRelease(context);
    if (source === undefined) throw new Error('There is no launch template version to refresh to');
    await startOrFind(context, newRefresh(context, next, { source, percents: step }));
    return 0;
  },
  undo: putBackInstances,
};

/** @throws RolloutError `Stale` while somebody else's refresh of the group goes on */
async function startOrFind(context: RolloutContext, refresh: NewRefresh): Promise<void> {
  const { cloud, memory, target } = context;
  const { name } = target.next;
  for (let count = 1; ; count++) {
    const refreshes = await attempt(context, (signal) => cloud.findRefreshes(name, signal));
    if (refreshes.some(({ desired }) => isSameSource(desired, refresh.source))) return;
    const other = refreshes.find(isActiveRefresh);
    if (other !== undefined) {
      memory.abandoned = await findAbandoned(context, other.desired);
      throw underWay(context, other.id);
    }
    const send = (signal: AbortSignal) => {
      memory.isRefreshSent = true;
      return cloud.startRefresh(name, refresh, signal);
    };
    try {
      return await change(context, send, { isTriedOnce: true });
    } catch (error) {
      await waitAfter(context, error, count);
    }
  }
}

/** `invalid` while a version that was made a moment ago is not seen everywhere. */
async function waitAfter(context: RolloutContext, error: unknown, count: number): Promise<void> {
  if (!isCloudError(error, ...passingKinds, 'invalid') || count >= mostAttempts) throw error;
  if (error.kind === 'invalid' && count >= mostUnseen) throw error;
  const retryInMs = backoffMs(count);
  context.emit({ kind: 'throttled', what: error.message, retryInMs });
  await pause(context, retryInMs);
}

function underWay({ target }: RolloutContext, id: string): RolloutError {
  const { rolloutId, service, next } = target;
  const text = `The plan of ${rolloutId} for \`${service}\` is stale: somebody else's instance refresh of \`${next.name}\` is under way (${id}); plan again when it is over`;
  return new RolloutError('Stale', text);
}
