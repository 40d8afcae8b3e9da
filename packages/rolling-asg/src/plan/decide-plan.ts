import type { RolloutSettings } from '../journal/rollout-settings.js';
import { hasSameConfig } from '../journal/release-text.js';
import { tagKeys, tagOf } from '../journal/tags.js';
import {
  earliestHealthyMs,
  longestDrainingMs,
  longestSlowStartMs,
  terminatingHooksMs,
} from '../observe/timing/health-timing.js';
import { confirmPaceMs } from '../observe/timing/next-poll.js';
import { pointedSource } from '../observe/service/source-of.js';
import { draftRefresh } from './refresh/draft-refresh.js';
import { decideSteps, type StepFacts } from './decide-steps.js';
import { bootMsOf } from './boot-ms-of.js';
import { draftGeneration } from './draft-generation.js';
import { draftNext } from './draft-next.js';
import type { PlannedNext, PlannedPrevious, RolloutPlan } from './plan.js';
import type { PlanFacts } from './plan-facts.js';
import type { PlanOptions } from './plan-options.js';
import { preflight } from './preflight/preflight.js';
import { releaseChanges } from './release-changes.js';
import { settingsOf } from './settings-of.js';

/** A plan with its identity already chosen. */
export type DecideOptions = PlanOptions & { readonly rolloutId: string };

/** Decides a rollout from what was read; touches nothing. */
export function decidePlan(facts: PlanFacts, asked: DecideOptions): RolloutPlan {
  const options = { ...asked, bootMs: bootMsOf(facts, asked) };
  const next = draftNext(facts, options);
  const isRefresh = options.strategy === 'refresh';
  const previous = plannedPrevious(facts, isRefresh);
  const patience = settingsOf(options);
  const earliestMs = options.bootMs + earliestHealthyMs(facts.sources) + longestSlowStartMs(facts.sources);
  const confirmMs = (patience.samples - 1) * confirmPaceMs;
  const drainMs = previous === undefined || facts.sources.length === 0 ? 0 : patience.drainFloorMs;
  const floorMs = earliestMs + confirmMs + patience.bakeMs + drainMs;
  const replacing = {
    steps: decideSteps(stepFacts(facts, { next, previous, earliestMs, settings: patience })),
    floorMs,
    ceilingMs: ceilingMs(facts, patience),
  };
  const path = isRefresh ? draftRefresh(facts, { next, earliestMs, settings: patience }) : replacing;
  return {
    service: options.service,
    strategy: isRefresh ? 'refresh' : 'replace',
    rolloutId: options.rolloutId,
    by: options.by ?? 'unknown',
    generation: draftGeneration(facts, options.service),
    previous,
    next,
    patience,
    settings: options.settings,
    releaseOverrides: options.overrides ?? {},
    changes: releaseChanges(previous, options.overrides ?? {}, facts.live?.group.healthCheckGraceMs),
    sources: facts.sources,
    groupsBeside: facts.live === undefined ? facts.groupsBeside?.map(({ name }) => name) : undefined,
    steps: path.steps,
    preflight: preflight({ facts, options, next, duration: path }),
    earliestMs,
    floorMs: path.floorMs,
    nothingToDo: reasonNothingToDo(facts, options),
  };
}

/** How long it takes when every wait takes as long as it may. */
function ceilingMs({ sources, attachments }: PlanFacts, patience: RolloutSettings): number {
  const { healthyDeadlineMs, bakeMs, pauseMs, drainFloorMs, deleteDeadlineMs } = patience;
  const drainMs = Math.max(drainFloorMs, longestDrainingMs(sources));
  return (
    healthyDeadlineMs + bakeMs + pauseMs + drainMs + deleteDeadlineMs + terminatingHooksMs(attachments.hooks)
  );
}

interface Draft {
  readonly next: PlannedNext;
  readonly previous?: PlannedPrevious;
  readonly earliestMs: number;
  readonly settings: RolloutSettings;
}

function stepFacts(facts: PlanFacts, { next, previous, earliestMs, settings }: Draft): StepFacts {
  const { policies, scheduledActions, hooks } = next.attachments;
  const { templateName, templateVersion, imageId } = next;
  const counts = {
    policies: policies.length,
    scheduledActions: scheduledActions.length,
    hooks: hooks.length,
  };
  return {
    origin: { kind: 'new', templateName, templateVersion, imageId, ...counts },
    nextName: next.name,
    wanted: next.desiredCapacity,
    previousName: previous?.name,
    sources: facts.sources,
    terminatingHooksMs: terminatingHooksMs(facts.attachments.hooks),
    earliestMs,
    keptNames: facts.observation.groups.filter(({ role }) => role === 'kept').map(({ group }) => group.name),
    settings,
  };
}

function plannedPrevious({ live }: PlanFacts, isRefresh: boolean): PlannedPrevious | undefined {
  if (live === undefined) return undefined;
  const { name, minSize, maxSize, desiredCapacity } = live.group;
  return {
    name,
    imageId: live.imageId,
    minSize,
    maxSize,
    desiredCapacity,
    serving: live.snapshot.serving,
    isAdopted: tagOf(live.group, tagKeys.service) === undefined,
    ...(isRefresh ? { source: pointedSource(live.group) } : {}),
    launchSettings: live.launchSettings,
  };
}

function reasonNothingToDo(
  { live }: PlanFacts,
  { imageId, overrides = {} }: PlanOptions,
): string | undefined {
  if (live === undefined || live.imageId !== imageId) return undefined;
  if (!hasSameConfig(live.releaseText ?? '', overrides)) return undefined;
  const { group, snapshot } = live;
  // One that does not serve is no reason to do nothing: preflight says so.
  if (snapshot.serving < Math.max(1, group.desiredCapacity)) return undefined;
  return `${imageId} is live already: ${group.name} serves with ${snapshot.serving} of ${group.desiredCapacity}`;
}
