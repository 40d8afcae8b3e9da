import type { TrafficSource } from '../../cloud/traffic-source.js';
import type { RolloutSettings } from '../../journal/rollout-settings.js';
import { longestDrainingMs } from '../../observe/timing/health-timing.js';
import type { RolloutStep } from '../plan.js';
import { batchesOf, refreshPercents, type RefreshRoom } from './refresh-percents.js';

/** What the steps of a refresh follow from: of a plan, or of what a resume finds in the cloud. */
export interface RefreshFacts extends Pick<RefreshRoom, 'desiredCapacity' | 'maxSize'> {
  readonly groupName: string;
  /** Of the release; told to people alone. */
  readonly templateName: string;
  readonly templateVersion: number;
  readonly imageId: string;
  readonly sources: readonly TrafficSource[];
  readonly terminatingHooksMs: number;
  /** How long the first batch takes at the least. */
  readonly earliestMs: number;
  readonly settings: RolloutSettings;
}

/** The steps of a rollout that keeps the group, in order. */
export function decideRefreshSteps(facts: RefreshFacts): readonly RolloutStep[] {
  const { groupName, desiredCapacity, templateName, templateVersion: version, imageId, settings } = facts;
  const room = { ...facts, minHealthyPercent: settings.minHealthyPercent };
  return [
    { kind: 'holdGroup', groupName, desiredCapacity },
    { kind: 'createLaunchTemplateVersion', templateName, version, imageId },
    { kind: 'startRefresh', groupName, ...refreshPercents(room) },
    {
      kind: 'awaitRefresh',
      groupName,
      wanted: desiredCapacity,
      earliestMs: facts.earliestMs,
      deadlineMs: batchesOf(room) * batchDeadlineMs(facts),
    },
    ...(settings.bakeMs > 0 ? [{ kind: 'bake', groupName, durationMs: settings.bakeMs } as const] : []),
    { kind: 'finishRefresh', groupName },
  ];
}

/** Its instances come up, and those that they replace drain and go. */
const batchDeadlineMs = ({ settings, sources, terminatingHooksMs }: RefreshFacts): number =>
  settings.healthyDeadlineMs + longestDrainingMs(sources) + terminatingHooksMs;
