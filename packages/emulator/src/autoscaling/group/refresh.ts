import type {
  DesiredConfiguration,
  InstanceRefresh,
  InstanceRefreshStatus,
  RefreshPreferences,
} from '@aws-sdk/client-auto-scaling';
import type { GroupLaunchTemplate } from './group-launch-template.js';
import type { MixedPolicy } from './mixed-policy.js';

/** What an instance refresh may be told, with AWS's defaults where nothing was said. */
export type Preferences = RefreshPreferences &
  Required<
    Pick<
      RefreshPreferences,
      | 'MinHealthyPercentage'
      | 'InstanceWarmup'
      | 'SkipMatching'
      | 'AutoRollback'
      | 'ScaleInProtectedInstances'
      | 'StandbyInstances'
    >
  >;

/** What a group launches its instances from. */
export interface LaunchSource {
  readonly launchTemplate: GroupLaunchTemplate | undefined;
  readonly launchConfigurationName: string | undefined;
  readonly mixedPolicy?: MixedPolicy | undefined;
}

/** Instances that are replaced together. */
export interface Batch {
  /** Taken out at once; their successors come at the same time. */
  readonly out: readonly string[];
  /** Taken out when their successors are ready; until then the group has that many more. */
  readonly ahead: readonly string[];
  /** Capacity above the desired one while the batch lasts. */
  readonly surge: number;
}

/** Waits of one refresh, in milliseconds of the clock. */
export interface RefreshTimes {
  readonly warmupMs: number;
  readonly checkpointDelayMs: number;
  readonly bakeMs: number;
  /** How long it may go without progress. */
  readonly patienceMs: number;
}

/** One instance refresh of a group, as it stands. */
export interface Refresh {
  readonly id: string;
  readonly status: InstanceRefreshStatus;
  /** Why it ended, or is rolled back. */
  readonly reason: string | undefined;
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
  readonly preferences: Preferences;
  /** As it was asked for. */
  readonly desired: DesiredConfiguration | undefined;
  /** What it launches from; none: what the group has. */
  readonly source: LaunchSource | undefined;
  readonly times: RefreshTimes;
  /** Instances that are to be replaced, those that are gone too. */
  readonly outdated: ReadonlySet<string>;
  /** Instances that were there at its start, or at the start of its rollback: nothing has to be shown of them. */
  readonly known: ReadonlySet<string>;
  /** How many it set out to replace. */
  readonly total: number;
  readonly batch: Batch | undefined;
  /** Launches of the batch that are still to come. */
  readonly launchesOwed: number;
  readonly checkpointsPassed: number;
  readonly checkpointUntilMs: number | undefined;
  readonly bakeUntilMs: number | undefined;
  readonly progressAtMs: number;
  readonly rollback: InstanceRefresh['RollbackDetails'];
  /** How far it had come when it ended. */
  readonly left: number;
}

const active: ReadonlySet<InstanceRefreshStatus> = new Set([
  'Pending',
  'InProgress',
  'Baking',
  'Cancelling',
  'RollbackInProgress',
]);

/** Whether it goes on. */
export const isActive = ({ status }: Refresh): boolean => active.has(status);
