import { askAlarms } from '../../engine/watch/ask-alarms.js';
import { askBakeCheck } from '../../engine/watch/ask-bake-check.js';
import { reasonForeign } from '../../engine/groups/reason-foreign.js';
import { enterStep } from '../../engine/hold/enter-step.js';
import { assertLaunching } from '../../engine/watch/reason-not-launching.js';
import { waitUntil } from '../../engine/watch/wait-until.js';
import { groupIn } from '../../observe/sample/sample.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import type { RolloutStep } from '../../plan/plan.js';
import { hasPassed } from '../has-passed.js';
import type { StepDefinition } from '../step.js';
import { assertFreshCanServe } from './assert-fresh-can-serve.js';
import { createFloorWatch } from './create-floor-watch.js';
import { createProgressWatch } from './create-progress-watch.js';
import { findRelease } from './find-release.js';
import { assertGoesOn, readRefresh } from './read-refresh.js';
import { reasonNotRefreshed } from './reason-not-refreshed.js';

type Step = Extract<RolloutStep, { readonly kind: 'awaitRefresh' }>;

/** Watches AWS replace the instances, and judges what serves meanwhile by our own rules. */
export const awaitRefresh: StepDefinition<Step> = {
  reasonNotDone: ({ next }) => (hasPassed(next, 'awaitRefresh') ? undefined : 'it was not proven yet'),
  run: async (context, step) => {
    await enterStep(context, step.kind);
    const { settings, memory } = context;
    const release = await findRelease(context);
    if (release === undefined) throw new Error('There is no launch template version to wait for');
    const watch = createFloorWatch(context);
    const stalls = createProgressWatch(context);
    return waitUntil(context, {
      step: step.kind,
      failure: `The instance refresh of \`${step.groupName}\` did not end`,
      deadlineMs: step.deadlineMs,
      samples: settings.samples,
      judge: async (sample) => {
        const group = groupIn(sample, step.groupName);
        if (group !== undefined) memory.wanted = Math.max(1, group.desiredCapacity);
        watch(sample);
        assertFreshCanServe(context, sample, release);
        await askBakeCheck(context);
        const alarms = await askAlarms(context);
        assertLaunching(context);
        const refresh = await readRefresh(context, release);
        if (typeof refresh === 'string') return refresh;
        assertGoesOn(refresh);
        stalls(sample, refresh);
        return (
          reasonForeign(context, sample) ??
          reasonNotRefreshed(context, sample, { refresh, release }) ??
          alarms
        );
      },
      pollMs: () => watchPaceMs,
    });
  },
};
