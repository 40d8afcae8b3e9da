import type { RolloutSettings } from '../../journal/rollout-settings.js';
import { terminatingHooksMs } from '../../observe/timing/health-timing.js';
import type { PlannedNext, RolloutStep } from '../plan.js';
import type { PlanFacts } from '../plan-facts.js';
import { decideRefreshSteps } from './decide-refresh-steps.js';
import { batchesOf } from './refresh-percents.js';

export interface RefreshDraft {
  readonly next: PlannedNext;
  /** How long the first batch takes at the least. */
  readonly earliestMs: number;
  readonly settings: RolloutSettings;
}

/** The steps of a plan, and how long they take at least and at most. */
export interface DraftedPath {
  readonly steps: readonly RolloutStep[];
  readonly floorMs: number;
  readonly ceilingMs: number;
}

/** How a plan keeps the group and has its instances replaced. */
export function draftRefresh(facts: PlanFacts, { next, earliestMs, settings }: RefreshDraft): DraftedPath {
  const { templateName, templateVersion, imageId, desiredCapacity, maxSize, name: groupName } = next;
  const { sources, attachments } = facts;
  const steps = decideRefreshSteps({
    ...{ groupName, templateName, templateVersion, imageId, desiredCapacity, maxSize },
    ...{ sources, earliestMs, settings },
    terminatingHooksMs: terminatingHooksMs(attachments.hooks),
  });
  const batches = batchesOf({ desiredCapacity, maxSize, minHealthyPercent: settings.minHealthyPercent });
  return {
    steps,
    floorMs: batches * earliestMs + settings.bakeMs,
    ceilingMs: steps.reduce((sum, step) => sum + longestMs(step), 0),
  };
}

function longestMs(step: RolloutStep): number {
  if (step.kind === 'awaitRefresh') return step.deadlineMs;
  return step.kind === 'bake' ? step.durationMs : 0;
}
