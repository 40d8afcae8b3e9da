import type {
  AutoScalingGroup,
  NotificationConfiguration,
  ScalingPolicy,
} from '@aws-sdk/client-auto-scaling';
import type { SubnetView } from '../../service/ports.js';
import type { GroupLaunchTemplate } from './group-launch-template.js';
import type { LifecycleHook } from './lifecycle-hook.js';
import type { Member } from './member.js';
import type { MixedPolicy } from './mixed-policy.js';
import type { ProcessName } from './process-name.js';
import type { Refresh } from './refresh.js';
import type { ScheduledAction } from './scheduled-action.js';
import type { Breach } from './breach.js';
import type { TerminationPolicy } from './termination-policy.js';
import type { WarmPool } from './warm-pool.js';

/** `Removed` and its traffic source are gone from the group at once. */
export type AttachmentState = 'Adding' | 'Added' | 'InService' | 'Removing';

export interface GroupTag {
  readonly key: string;
  readonly value: string;
  readonly propagateAtLaunch: boolean;
}

/** What is kept and described, and nothing else is done with. */
export type StoredSettings = Pick<
  AutoScalingGroup,
  | 'PlacementGroup'
  | 'ServiceLinkedRoleARN'
  | 'MaxInstanceLifetime'
  | 'CapacityRebalance'
  | 'Context'
  | 'DesiredCapacityType'
  | 'DefaultInstanceWarmup'
  | 'InstanceMaintenancePolicy'
  | 'AvailabilityZoneDistribution'
  | 'AvailabilityZoneImpairmentPolicy'
  | 'DeletionProtection'
>;

/** What a user says of a group. Times are in AWS's seconds. */
export interface GroupSettings {
  readonly minSize: number;
  readonly maxSize: number;
  readonly defaultCooldownSeconds: number;
  readonly healthCheckType: 'EC2' | 'ELB';
  readonly healthCheckGracePeriodSeconds: number;
  readonly subnets: readonly SubnetView[];
  /** Whether the user gave subnets; otherwise zones, whose default subnets are used. */
  readonly hasVpcZoneIdentifier: boolean;
  /** None when it is made from a launch configuration. */
  readonly launchTemplate: GroupLaunchTemplate | undefined;
  readonly launchConfigurationName: string | undefined;
  /** Its launch template is the group's, too. */
  readonly mixedPolicy?: MixedPolicy | undefined;
  readonly terminationPolicies: readonly TerminationPolicy[];
  readonly newInstancesProtectedFromScaleIn: boolean;
  readonly stored: StoredSettings;
}

/** After failed launches the group waits, and then prefers the zones that did not fail. */
export interface LaunchBackoff {
  readonly failures: number;
  readonly retryAtMs: number;
  readonly zones: ReadonlySet<string>;
}

/** Why the desired capacity is what it is; opens the cause of the activities that follow. */
export interface CapacityChange {
  readonly at: Date;
  readonly text: string;
}

/** One Auto Scaling group. Immutable: see `patchGroup`. */
export interface Group {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Date;
  readonly settings: GroupSettings;
  readonly desiredCapacity: number;
  /** Those of its warm pool too. */
  readonly members: ReadonlyMap<string, Member>;
  /** Classic Load Balancers by name, target groups by ARN. */
  readonly trafficSources: ReadonlyMap<string, AttachmentState>;
  /** When a request attached them to the group that was there already. */
  readonly attachedAtMs: ReadonlyMap<string, number>;
  /** Suspended processes with the reason. */
  readonly suspended: ReadonlyMap<ProcessName, string>;
  readonly hooks: ReadonlyMap<string, LifecycleHook>;
  readonly tags: ReadonlyMap<string, GroupTag>;
  readonly policies: ReadonlyMap<string, ScalingPolicy>;
  /** What its metrics are, by name, as far as they were set. */
  readonly metrics: ReadonlyMap<string, number>;
  /** By target tracking policy: the metrics that are off their targets. */
  readonly breaches: ReadonlyMap<string, Breach>;
  readonly scheduledActions: ReadonlyMap<string, ScheduledAction>;
  readonly notifications: readonly NotificationConfiguration[];
  readonly enabledMetrics: ReadonlySet<string>;
  /** Its instance refreshes, the last first; only that one may still go on. */
  readonly refreshes: readonly Refresh[];
  readonly warmPool: WarmPool | undefined;
  readonly isDeleting: boolean;
  /** Until when it cannot be deleted, once that was tried. */
  readonly busyUntilMs: number | undefined;
  readonly capacityChange: CapacityChange | undefined;
  /** Unhealthy instances that were taken out and whose replacement is not launched yet. */
  readonly replacementsOwed: number;
  readonly launchBackoff: LaunchBackoff | undefined;
  /** How long the last change of capacity keeps simple scaling waiting. */
  readonly cooldownSeconds: number;
  /** The last activity that changed capacity; it is named when the cooldown refuses a request. */
  readonly lastScalingActivityId: string | undefined;
  /** "All remaining instances are protected" has been told for this desired capacity. */
  readonly protectionIsReported: boolean;
}

/** The zones of its subnets. */
export const zonesOf = (settings: Pick<GroupSettings, 'subnets'>): readonly string[] => [
  ...new Set(settings.subnets.map((subnet) => subnet.zone)),
];
