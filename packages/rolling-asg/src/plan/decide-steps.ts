import type { TrafficSource } from '../cloud/traffic-source.js';
import type { RolloutSettings } from '../journal/rollout-settings.js';
import { longestDrainingMs } from '../observe/timing/health-timing.js';
import type { RolloutStep } from './plan.js';

/** Over the load balancer's own limit, before a drain that does not end counts as failed. */
const drainMarginMs = 30_000;

/** Where next comes from: it is made from a new release, or a generation that was kept is taken again. */
export type NextOrigin =
  | {
      readonly kind: 'new';
      readonly templateName: string;
      readonly templateVersion: number;
      readonly imageId: string;
      readonly policies: number;
      readonly scheduledActions: number;
      readonly hooks: number;
    }
  | { readonly kind: 'kept'; readonly keptUntil: string };

/** What the steps of a rollout follow from: of a plan, or of what a resume finds in the cloud. */
export interface StepFacts {
  readonly origin: NextOrigin;
  readonly nextName: string;
  readonly wanted: number;
  /** Absent on a first deploy. */
  readonly previousName?: string;
  readonly sources: readonly TrafficSource[];
  /** What previous's terminating hooks may hold it in all. */
  readonly terminatingHooksMs: number;
  /** From the start until next can serve, at the earliest. */
  readonly earliestMs: number;
  /** Generations that earlier rollouts kept warm. */
  readonly keptNames: readonly string[];
  readonly settings: RolloutSettings;
}

/** The steps of a rollout, in order. */
export function decideSteps(facts: StepFacts): readonly RolloutStep[] {
  const { nextName: groupName, previousName, settings, keptNames } = facts;
  return [
    ...originSteps(facts),
    ...(previousName === undefined
      ? []
      : [{ kind: 'holdPrevious', groupName: previousName, desiredCapacity: facts.wanted } as const]),
    {
      kind: 'awaitCapacity',
      groupName,
      wanted: facts.wanted,
      sourceIds: facts.sources.map(({ id }) => id),
      samples: settings.samples,
      earliestMs: facts.earliestMs,
      deadlineMs: settings.healthyDeadlineMs,
    },
    ...bakeSteps(facts),
    ...(previousName === undefined ? [] : removalSteps(previousName, facts)),
    ...(keptNames.length === 0
      ? []
      : [{ kind: 'endKept', groupNames: keptNames, deadlineMs: settings.deleteDeadlineMs } as const]),
    { kind: 'finish', groupName },
  ];
}

function originSteps({ origin, nextName: groupName, wanted, sources }: StepFacts): readonly RolloutStep[] {
  if (origin.kind === 'kept') {
    const sourceIds = sources.map(({ id }) => id);
    return [{ kind: 'reclaimGroup', groupName, sourceIds, keptUntil: origin.keptUntil }];
  }
  const { templateName, templateVersion: version, imageId, policies, scheduledActions, hooks } = origin;
  return [
    { kind: 'createLaunchTemplateVersion', templateName, version, imageId },
    { kind: 'createGroup', groupName, desiredCapacity: wanted, policies, scheduledActions, hooks },
  ];
}

/** Where nothing is replaced, nobody is waited for. */
function bakeSteps({ nextName: groupName, previousName, settings }: StepFacts): readonly RolloutStep[] {
  const { bakeMs: durationMs, pauseMs } = settings;
  const waits = pauseMs > 0 && previousName !== undefined ? { promoteWithinMs: pauseMs } : undefined;
  return durationMs > 0 || waits !== undefined ? [{ kind: 'bake', groupName, durationMs, ...waits }] : [];
}

/** What serves no traffic is not taken out of it. */
function removalSteps(groupName: string, facts: StepFacts): readonly RolloutStep[] {
  const { settings, sources, terminatingHooksMs } = facts;
  const { keepPreviousMs: keepMs, deleteDeadlineMs } = settings;
  return [
    ...(sources.length === 0 ? [] : [drainStep(groupName, facts)]),
    keepMs > 0
      ? { kind: 'keepPrevious', groupName, keepMs }
      : { kind: 'deleteGroup', groupName, deadlineMs: deleteDeadlineMs + terminatingHooksMs },
  ];
}

function drainStep(groupName: string, { settings, sources }: StepFacts): RolloutStep {
  const { drainFloorMs: floorMs } = settings;
  return {
    kind: 'drain',
    groupName,
    sourceIds: sources.map(({ id }) => id),
    floorMs,
    ceilingMs: Math.max(floorMs, longestDrainingMs(sources)) + drainMarginMs,
  };
}
