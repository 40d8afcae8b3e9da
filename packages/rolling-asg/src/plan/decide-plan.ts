import { draftGeneration, draftNext } from './draft-next.js';
import { longestDrainingMs, slowestTimeToHealthyMs } from '../observe/health-timing.js';
import { confirmPaceMs } from '../observe/next-poll.js';
import type { PlannedNext, PlannedPrevious, RolloutPlan, RolloutStep } from './plan.js';
import type { PlanFacts } from './plan-facts.js';
import type { PlanOptions } from './plan-options.js';
import { preflight } from './preflight/preflight.js';
import { hasSameConfig } from '../journal/release-text.js';
import { tagKeys, tagOf } from '../journal/tags.js';

/** Over the load balancer's own limit, before a drain that does not end counts as failed. */
const drainMarginMs = 30_000;

/** A plan with its identity already chosen. */
export type DecideOptions = PlanOptions & { readonly rolloutId: string };

/** Decides a rollout from what was read; touches nothing. */
export function decidePlan(facts: PlanFacts, options: DecideOptions): RolloutPlan {
  const next = draftNext(facts, options);
  const previous = plannedPrevious(facts);
  const earliestMs = (options.bootMs ?? 0) + slowestTimeToHealthyMs(facts.loadBalancers);
  const confirmMs = (samplesOf(options) - 1) * confirmPaceMs;
  const drainMs = previous === undefined ? 0 : drainFloorMs(options);
  return {
    service: options.service,
    strategy: 'replace',
    rolloutId: options.rolloutId,
    by: options.by ?? 'unknown',
    generation: draftGeneration(facts, options.service),
    previous,
    next,
    releaseOverrides: options.overrides ?? {},
    loadBalancers: facts.loadBalancers,
    groupsBeside: facts.groupsBeside?.map(({ name }) => name),
    steps: decideSteps(facts, { next, previous, earliestMs, options }),
    preflight: preflight({ facts, options, next }),
    earliestMs,
    floorMs: earliestMs + confirmMs + (options.bakeMs ?? 0) + drainMs,
    nothingToDo: reasonNothingToDo(facts, options),
  };
}

function plannedPrevious({ live }: PlanFacts): PlannedPrevious | undefined {
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
  return `${imageId} is live already: ${group.name} serves with ${snapshot.serving} of ${group.desiredCapacity}`;
}

interface Draft {
  readonly next: PlannedNext;
  readonly previous?: PlannedPrevious;
  readonly earliestMs: number;
  readonly options: PlanOptions;
}

function decideSteps(
  facts: PlanFacts,
  { next, previous, earliestMs, options }: Draft,
): readonly RolloutStep[] {
  const { attachments, loadBalancerNames } = next;
  const groupName = next.name;
  return [
    {
      kind: 'createLaunchTemplateVersion',
      templateName: next.templateName,
      version: next.templateVersion,
      imageId: next.imageId,
    },
    {
      kind: 'createGroup',
      groupName,
      desiredCapacity: next.desiredCapacity,
      policies: attachments.policies.length,
      scheduledActions: attachments.scheduledActions.length,
      hooks: attachments.hooks.length,
    },
    {
      kind: 'awaitCapacity',
      groupName,
      wanted: next.desiredCapacity,
      loadBalancerNames,
      samples: samplesOf(options),
      earliestMs,
      deadlineMs: options.healthyDeadlineMs ?? 600_000,
    },
    ...(options.bakeMs ? [{ kind: 'bake', groupName, durationMs: options.bakeMs } as const] : []),
    ...(previous === undefined ? [] : removalSteps(previous, facts, options)),
    { kind: 'finish', groupName },
  ];
}

function removalSteps(
  previous: PlannedPrevious,
  facts: PlanFacts,
  options: PlanOptions,
): readonly RolloutStep[] {
  const floorMs = drainFloorMs(options);
  const hooksMs = facts.attachments.hooks
    .filter(({ transition }) => transition.endsWith('TERMINATING'))
    .reduce((sum, { heartbeatMs }) => sum + heartbeatMs, 0);
  return [
    {
      kind: 'drain',
      groupName: previous.name,
      loadBalancerNames: facts.loadBalancers.map(({ name }) => name),
      floorMs,
      ceilingMs: Math.max(floorMs, longestDrainingMs(facts.loadBalancers)) + drainMarginMs,
    },
    {
      kind: 'deleteGroup',
      groupName: previous.name,
      deadlineMs: (options.deleteDeadlineMs ?? 600_000) + hooksMs,
    },
  ];
}

function samplesOf({ samples = 2 }: PlanOptions): number {
  return samples;
}

function drainFloorMs({ drainFloorMs: floorMs = 10_000 }: PlanOptions): number {
  return floorMs;
}
