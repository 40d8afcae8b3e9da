import type { Group } from '../cloud/cloud.js';
import { change } from '../engine/hold/change.js';
import type { RolloutContext } from '../engine/context/context.js';
import { letGo } from '../engine/hold/let-go.js';
import { pause } from '../engine/hold/hold-lease.js';
import { letLaunchUnprotected } from '../engine/groups/let-launch-unprotected.js';
import { enterStep } from '../engine/hold/enter-step.js';
import { nextTagKeys, roleOf, tagKeys } from '../journal/tags.js';
import type { RolloutStep } from '../plan/plan.js';
import { assertFirst } from './assert-plan-holds.js';
import { awaitServing } from './await-serving.js';
import { endRelease } from './release/end-release.js';
import type { StepDefinition } from './step.js';
import { liftProtection } from '../engine/groups/lift-protection.js';
import { attachNextAgain } from '../engine/groups/keep-next-attached.js';

type Step = Extract<RolloutStep, { readonly kind: 'finish' }>;

/** Makes next the live group: its own scaling again, and no tag of the rollout left. */
export const finish: StepDefinition<Step> = {
  reasonNotDone: () => 'its tags are still there',
  run: async (context, { kind }) => {
    const { next } = await enterStep(context, kind);
    await letLaunchUnprotected(context, next);
    await attachNextAgain(context, next);
    await pauseUntilAllSeen(context);
    const serving = await awaitServing(context, kind);
    await assertOnlyFirst(context, next);
    if (context.memory.launchesUnprotectedAt !== undefined) await liftProtection(context, serving);
    await endRelease(context, next);
    const { cloud } = context;
    await change(context, (signal) => cloud.tagGroup(next.name, { [tagKeys.role]: 'live' }, signal));
    await letGo(context, next.name, nextTagKeys);
    return 0;
  },
};

/** Two first rollouts have no group to meet on, and each may have looked before the other one's group was to be seen. */
async function assertOnlyFirst(context: RolloutContext, next: Group): Promise<void> {
  if (context.target.previous === undefined && roleOf(next) === 'next') await assertFirst(context);
}

/** An answer may lack what was launched under the rollout's protection: after this none does. */
async function pauseUntilAllSeen(context: RolloutContext): Promise<void> {
  const { memory, clock, timing } = context;
  if (memory.launchesUnprotectedAt === undefined) return;
  await pause(context, memory.launchesUnprotectedAt + timing.settleMs - clock.now());
}
