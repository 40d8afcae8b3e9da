import type { RolloutContext } from '../engine/context.js';
import { enterStep } from '../engine/enter-step.js';
import { followCapacity } from '../engine/follow-capacity.js';
import { slowestTimeToHealthyMs } from '../observe/health-timing.js';
import { nextPollMs } from '../observe/next-poll.js';
import { reasonNextNotReady } from '../engine/next-serves.js';
import type { RolloutStep } from '../plan/plan.js';
import { reasonHopeless } from '../observe/reason-hopeless.js';
import { groupIn, type Sample } from '../observe/sample.js';
import { waitUntil } from '../engine/wait-until.js';

type Step = Extract<RolloutStep, { readonly kind: 'awaitCapacity' }>;

/** Waits until next serves with all that is wanted, following previous when it is scaled out. */
export async function awaitCapacity(context: RolloutContext, step: Step): Promise<number> {
  const { next } = await enterStep(context, step.kind);
  const { target, memory } = context;
  const timing = {
    graceMs: next.healthCheckGraceMs,
    timeToHealthyMs: slowestTimeToHealthyMs(target.loadBalancers),
  };
  return waitUntil(context, {
    step: step.kind,
    failure: `Group \`${step.groupName}\` does not serve`,
    deadlineMs: step.deadlineMs,
    samples: step.samples,
    judge: async (sample) => {
      assertStillThere(context, sample);
      await followCapacity(context, sample);
      const facts = { groupName: step.groupName, wanted: memory.wanted, ...timing };
      const hopeless = reasonHopeless(sample, memory.sightings, facts);
      if (hopeless !== undefined)
        throw new Error(`Group \`${step.groupName}\` is not going to serve: ${hopeless}`);
      return reasonNextNotReady(context, sample);
    },
    pollMs: (sample) =>
      nextPollMs(sample, {
        groupName: step.groupName,
        loadBalancers: target.loadBalancers,
        sightings: memory.sightings,
        unreadInARow: memory.unreadInARow,
        patienceMs: timing.graceMs + timing.timeToHealthyMs,
      }),
  });
}

/** It was there when the step began, so a good answer without it means that somebody removed it. */
function assertStillThere({ target }: RolloutContext, sample: Sample): void {
  if (sample.groups.kind === 'read' && groupIn(sample, target.next.name) === undefined) {
    throw new Error(`\`${target.next.name}\` is gone: somebody else removed it`);
  }
}
