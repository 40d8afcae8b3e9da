import type { MetadataOverrides, VolumeOverrides } from './launch-overrides.js';

/** Plain data about the cloud, in the engine's own terms. No AWS SDK value ever gets here. */

/** One instance as its Auto Scaling group reports it. */
export interface GroupInstance {
  readonly instanceId: string;
  readonly zone: string;
  /** `Pending`, `InService`, `Terminating`, `Standby`, `Pending:Wait`, ... */
  readonly lifecycleState: string;
  /** `Healthy` or `Unhealthy`. */
  readonly healthStatus: string;
  /** The number of the version that it was launched from, whatever the group points at by now. */
  readonly launchTemplateVersion?: string;
  /** The template that it was launched from. */
  readonly launchTemplateId?: string;
  /** The launch configuration that it was launched from, by name. */
  readonly launchConfiguration?: string;
  readonly isProtected: boolean;
  /** What it counts towards the capacity of its group: its weight. @default 1 */
  readonly units?: number;
}

/** A tag of an Auto Scaling group. */
export interface GroupTag {
  readonly key: string;
  readonly value: string;
  /** Whether instances get it too. */
  readonly propagate: boolean;
}

/** What a group points at. */
export interface LaunchTemplateRef {
  readonly id: string;
  readonly name: string;
  /** A number as text, `$Latest` or `$Default`. */
  readonly version: string;
}

/** Settings of a group that its next generation inherits unread. */
export interface InheritedSettings {
  readonly defaultCooldownSeconds?: number;
  readonly defaultInstanceWarmupSeconds?: number;
  readonly maxInstanceLifetimeSeconds?: number;
  readonly terminationPolicies?: readonly string[];
  readonly newInstancesProtected?: boolean;
  readonly capacityRebalance?: boolean;
  readonly placementGroup?: string;
  readonly serviceLinkedRoleArn?: string;
  readonly enabledMetrics?: readonly string[];
  /** As AWS writes it: `EC2`, `ELB`, or several with commas. */
  readonly healthCheckType?: string;
  /** Its mixed instances policy as AWS writes it; next gets it with a launch template of its own in it. */
  readonly mixedPolicy?: Definition;
  /** Whatever else it is made with, in AWS's own names and shapes. */
  readonly others?: Definition;
}

/** A setting that the next generation of a group is made without. */
export interface LeftSetting {
  /** AWS's name of it. */
  readonly name: string;
  /** Follows the group's name in a sentence. */
  readonly reason: string;
  /** A group that has it cannot be replaced. */
  readonly isRefused: boolean;
}

/** What AWS refuses: nothing, `DeleteAutoScalingGroup` with force, or any. */
export type DeletionProtection = 'none' | 'prevent-force-deletion' | 'prevent-all-deletion';

/** An Auto Scaling group and its instances, one read. */
export interface Group {
  readonly name: string;
  readonly tags: readonly GroupTag[];
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
  readonly instances: readonly GroupInstance[];
  /** What gives it traffic: the names of Classic Load Balancers and the ARNs of target groups. */
  readonly sourceIds: readonly string[];
  /** What gives it traffic and cannot be read: the type and identifier, as in `vpc-lattice arn:...`. */
  readonly otherSources: readonly string[];
  readonly subnetIds: readonly string[];
  readonly zones: readonly string[];
  readonly healthCheckType: string;
  readonly healthCheckGraceMs: number;
  readonly launchTemplate?: LaunchTemplateRef;
  /** The name of what it is made from when that is a launch configuration. */
  readonly launchConfiguration?: string;
  /** The instance types that its mixed instances policy allows, in its order; absent when it has none. */
  readonly mixedTypes?: readonly string[];
  readonly suspendedProcesses: readonly string[];
  /** What AWS refuses of its deletion; `none` also where an endpoint does not know of it. */
  readonly deletionProtection: DeletionProtection;
  readonly isDeleting: boolean;
  readonly inherited: InheritedSettings;
  /** What next is made without. */
  readonly leftSettings: readonly LeftSetting[];
}

/** An AMI, as far as preflight looks at it. */
export interface MachineImage {
  readonly imageId: string;
  readonly name: string;
  /** `available`, `pending`, `failed`, ...; `hidden` when it is known and not shown to this account. */
  readonly state: string;
  /** `x86_64`, `arm64`, ... */
  readonly architecture: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Volumes that an instance of it gets, where the cloud says so. */
  readonly volumes?: readonly ImageVolume[];
}

/** A volume that is made with an instance. */
export interface ImageVolume extends VolumeOverrides {
  readonly snapshotId?: string;
}

/** An alarm of CloudWatch. */
export interface Alarm {
  readonly name: string;
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  readonly state: string;
  /** AWS's own words. */
  readonly reason: string;
}

/** A subnet, as far as preflight looks at it. */
export interface Subnet {
  readonly zone: string;
  readonly vpcId: string;
  /** Addresses that instances can still get, where the cloud says so. */
  readonly freeAddresses?: number;
}

/** A launch template: the ledger of a service. */
export interface LaunchTemplate {
  readonly id: string;
  readonly name: string;
  readonly latestVersion: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** One version of a launch template: one release. */
export interface LaunchTemplateVersion {
  readonly templateId: string;
  readonly version: number;
  readonly description: string;
  readonly imageId?: string;
  readonly instanceType?: string;
  readonly settings?: LaunchSettings;
  /** Clock ms. */
  readonly createdAtMs?: number;
  /** The principal's ARN. */
  readonly createdBy?: string;
}

/** What AWS had before launch templates. It is only read: a release is a launch template made of it. */
export interface LaunchConfiguration {
  readonly name: string;
  readonly imageId: string;
  readonly instanceType: string;
  readonly settings: LaunchSettings;
  /** What it says that no launch template can; each follows its name in a sentence. */
  readonly reasonsRefused: readonly string[];
}

/** What instances are launched with, beside their image: as far as a release can set it. */
export interface LaunchSettings {
  readonly instanceType?: string;
  readonly keyName?: string;
  readonly securityGroupIds?: readonly string[];
  /** Name or ARN. */
  readonly instanceProfile?: string;
  /** SHA-256 of the user data's text, in hex: the text itself may hold secrets. */
  readonly userDataSha256?: string;
  /** Volumes that are set over the image's. */
  readonly volumes?: readonly ImageVolume[];
  /** How instances ask for their metadata, where it is said. */
  readonly metadata?: MetadataOverrides;
  readonly instanceTags?: Readonly<Record<string, string>>;
  readonly volumeTags?: Readonly<Record<string, string>>;
}

/** What kept a group from launching an instance; `other` is something that AWS says in words we do not know. */
export type LaunchFailure =
  | 'quota'
  | 'no-capacity'
  | 'no-free-address'
  | 'image'
  | 'key-pair'
  | 'security-group'
  | 'subnet'
  | 'instance-type'
  | 'instance-profile'
  | 'launch-template'
  | 'load-balancer'
  | 'encryption-key'
  | 'permission'
  | 'lifecycle-hook'
  | 'other';

/** A scaling activity of a group. */
export interface Activity {
  readonly status: string;
  readonly description: string;
  readonly cause: string;
  readonly message?: string;
  /** Set when it could not launch. */
  readonly failure?: LaunchFailure;
  readonly startedAtMs?: number;
  /** Set when it launched an instance: how long that took until the instance was in service. */
  readonly launchMs?: number;
}

/** Passed through from one group to the next without being read. */
export type Definition = Readonly<Record<string, unknown>>;

/** A scaling policy; next gets a copy of it. */
export interface ScalingPolicy {
  readonly name: string;
  /** `TargetTrackingScaling`, `StepScaling`, `SimpleScaling`, `PredictiveScaling`. */
  readonly policyType: string;
  /** The alarms that trigger it. They name the policy's ARN, so they do not follow a copy. */
  readonly alarmNames: readonly string[];
  readonly definition: Definition;
}

/** A scheduled action; next gets a copy of it. */
export interface ScheduledAction {
  readonly name: string;
  readonly definition: Definition;
  /** Of a recurring one: when it acts next, which may be long after its rule would have it first; clock ms. */
  readonly startsAtMs?: number;
}

/** A lifecycle hook; next is created with it. */
export interface LifecycleHook {
  readonly name: string;
  /** `autoscaling:EC2_INSTANCE_LAUNCHING` or `autoscaling:EC2_INSTANCE_TERMINATING`. */
  readonly transition: string;
  readonly heartbeatMs: number;
  readonly definition: Definition;
}

/** Whom a group tells of what happens to it; next tells them too. */
export interface GroupNotification {
  /** ARN of the topic. */
  readonly topicArn: string;
  /** For example `autoscaling:EC2_INSTANCE_LAUNCH`. */
  readonly types: readonly string[];
}

/** What hangs on a group beside its settings. */
export interface GroupAttachments {
  readonly policies: readonly ScalingPolicy[];
  readonly scheduledActions: readonly ScheduledAction[];
  readonly hooks: readonly LifecycleHook[];
  /** @default none */
  readonly notifications?: readonly GroupNotification[];
}
