import { askAlarms } from '../engine/watch/ask-alarms.js';
import type { RolloutContext } from '../engine/context/context.js';
import { tagStep } from '../engine/hold/enter-step.js';
import { followCapacity } from '../engine/groups/follow-capacity.js';
import { reasonNotHeld } from '../engine/groups/hold-capacity.js';
import { isGone } from '../engine/watch/is-gone.js';
import { reasonNextNotReady } from '../engine/watch/next-serves.js';
import { reasonForeign } from '../engine/groups/reason-foreign.js';
import { assertLaunching } from '../engine/watch/reason-not-launching.js';
import { waitUntil } from '../engine/watch/wait-until.js';
import {
  earliestHealthyMs,
  longestSlowStartMs,
  slowestTimeToHealthyMs,
} from '../observe/timing/health-timing.js';
import { nextPollMs } from '../observe/timing/next-poll.js';
import { reasonHopeless } from '../observe/reasons/reason-hopeless.js';
import { reasonSlow, slowStartLeftMs, type SlowStartFacts } from '../observe/timing/slow-start.js';
import { groupIn, type Sample } from '../observe/sample/sample.js';
import type { RolloutStep } from '../plan/plan.js';
import { hasPassed } from './has-passed.js';
import { holdPreviousWhole } from './hold-previous-whole.js';
import type { StepDefinition } from './step.js';

type Step = Extract<RolloutStep, { readonly kind: 'awaitCapacity' }>;

/** In slow start nothing is to be seen, but capacity may change meanwhile. */
const longestPollMs = 30_000;

/** Waits until next serves with all that is wanted, following previous when it is scaled out. */
export const awaitCapacity: StepDefinition<Step> = {
  reasonNotDone: ({ next }) => (hasPassed(next, 'awaitCapacity') ? undefined : 'it was not proven yet'),
  run: async (context, step) => {
    // Both groups are in the first look.
    await tagStep(context, step.kind);
    const { target, memory } = context;
    const timeToHealthyMs = slowestTimeToHealthyMs(target.sources);
    const graceMs = (sample: Sample) => groupIn(sample, target.next.name)?.healthCheckGraceMs ?? Infinity;
    return waitUntil(context, {
      step: step.kind,
      failure: `Group \`${step.groupName}\` does not serve`,
      deadlineMs: step.deadlineMs,
      samples: step.samples,
      judge: async (sample) => {
        assertStillThere(context, sample);
        await followCapacity(context, sample);
        await holdPreviousWhole(context, sample);
        const timing = { graceMs: graceMs(sample), timeToHealthyMs };
        const facts = { groupName: step.groupName, wanted: memory.wanted, ...timing };
        const hopeless = reasonHopeless(sample, memory.sightings, facts);
        if (hopeless !== undefined)
          throw new Error(`Group \`${step.groupName}\` is not going to serve: ${hopeless}`);
        const alarms = await askAlarms(context);
        assertLaunching(context);
        return (
          reasonForeign(context, sample) ??
          reasonNextNotReady(context, sample) ??
          reasonSlow(sample, slowStart(context)) ??
          reasonNotHeld(context) ??
          alarms
        );
      },
      pollMs: (sample) => {
        const leftMs = slowStartLeftMs(sample, slowStart(context));
        if (leftMs > 0) return Math.min(longestPollMs, leftMs);
        return nextPollMs(sample, {
          groupName: step.groupName,
          sources: target.sources,
          sightings: memory.sightings,
          unreadInARow: memory.unreadInARow,
          launchMs: step.earliestMs - earliestHealthyMs(target.sources) - longestSlowStartMs(target.sources),
          patienceMs: graceMs(sample) + timeToHealthyMs,
        });
      },
    });
  },
};

function slowStart({ target, memory }: RolloutContext): SlowStartFacts {
  const { sources, next } = target;
  return { groupName: next.name, wanted: memory.wanted, sources, sightings: memory.sightings };
}

/** It was there when the step began; one answer without it is no evidence that it is not. */
function assertStillThere(context: RolloutContext, sample: Sample): void {
  const { name } = context.target.next;
  if (isGone(context, sample, name)) throw new Error(`\`${name}\` is gone: somebody else removed it`);
}
