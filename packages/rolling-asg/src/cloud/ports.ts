import type {
  Activity,
  Alarm,
  DeletionProtection,
  Group,
  GroupAttachments,
  GroupNotification,
  GroupTag,
  InheritedSettings,
  LaunchConfiguration,
  LaunchTemplate,
  LaunchTemplateVersion,
  LifecycleHook,
  MachineImage,
  ScalingPolicy,
  ScheduledAction,
  Subnet,
} from './cloud.js';
import type { MetadataOverrides, VolumeOverrides } from './launch-overrides.js';
import type { InstanceRefresh, NewRefresh } from './instance-refresh.js';
import type { LaunchQuestion, LaunchSurvey } from './launch-survey.js';
import type { TargetState, TrafficSource } from './traffic-source.js';

/** Which groups to read: of a service, by name, or whatever is attached to one of these traffic sources. */
export type GroupQuery =
  | { readonly service: string }
  | { readonly names: readonly string[] }
  | { readonly sourceIds: readonly string[] };

/** Fields of a launch template version that a release sets over its base. */
export interface TemplateOverrides {
  /** For example `t3.micro`; preflight checks that it boots the image's architecture. */
  readonly instanceType?: string;
  /** Name of the SSH key pair. */
  readonly keyName?: string;
  /** Of the instances. */
  readonly securityGroupIds?: readonly string[];
  /** Plain text; it is encoded for the wire by the adapter. */
  readonly userData?: string;
  /** Name or ARN of the instance profile. */
  readonly instanceProfile?: string;
  /** How instances ask for their metadata; what is left out stays as it is. */
  readonly metadata?: MetadataOverrides;
  /** Block devices, each by its name over the base's; what is left out of one stays as it is. */
  readonly volumes?: readonly VolumeOverrides[];
  /** Tags of the instances, over the base's. */
  readonly instanceTags?: Readonly<Record<string, string>>;
  /** Tags of their volumes, over the base's. */
  readonly volumeTags?: Readonly<Record<string, string>>;
}

/** What a new version starts from: nothing, a version of any launch template, or a launch configuration. */
export type TemplateBase =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'version'; readonly templateId: string; readonly version: string }
  | { readonly kind: 'launch-configuration'; readonly name: string };

/** A launch template to make, with its first version. */
export interface NewTemplate {
  readonly name: string;
  readonly base: TemplateBase;
  readonly imageId: string;
  readonly overrides: TemplateOverrides;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A version to add to a launch template. */
export interface NewTemplateVersion {
  readonly templateId: string;
  readonly base: TemplateBase;
  readonly imageId: string;
  readonly overrides: TemplateOverrides;
  readonly description: string;
  /** Makes a repeated call answer with the first one's version. */
  readonly token: string;
}

/** An Auto Scaling group to make. */
export interface NewGroup {
  readonly name: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
  readonly sourceIds: readonly string[];
  readonly subnetIds: readonly string[];
  /** Used when there are no subnets (default VPC). */
  readonly zones: readonly string[];
  readonly healthCheckGraceMs: number;
  readonly tags: readonly GroupTag[];
  /** Whether instances are protected from scale-in from their launch on. */
  readonly newInstancesProtected: boolean;
  readonly deletionProtection: DeletionProtection;
  readonly hooks: readonly LifecycleHook[];
  readonly inherited: InheritedSettings;
}

/** Sizes to set on a group; those left out stay as they are. */
export interface GroupSizes {
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desiredCapacity?: number;
}

/** What protects a group and its instances; what is left out stays as it is. */
export interface GroupProtection {
  readonly newInstancesProtected?: boolean;
  readonly deletionProtection?: DeletionProtection;
}

/**
 * The calls that the rollout engine makes, in its own terms.
 * Every failure is a `CloudError`; an abort rejects with the signal's reason.
 */
export interface CloudPort {
  /** Groups that do not exist are left out of the answer. */
  findGroups(query: GroupQuery, signal?: AbortSignal): Promise<readonly Group[]>;
  /** Scaling policies, scheduled actions, lifecycle hooks and notifications. */
  readAttachments(groupName: string, signal?: AbortSignal): Promise<GroupAttachments>;
  /** Scaling activities, newest first. */
  readActivities(groupName: string, signal?: AbortSignal): Promise<readonly Activity[]>;
  /** Those that do not exist are left out of the answer. */
  findTrafficSources(ids: readonly string[], signal?: AbortSignal): Promise<readonly TrafficSource[]>;
  /** What a source says of every registered instance. */
  readTargetStates(sourceId: string, signal?: AbortSignal): Promise<readonly TargetState[]>;
  /** Alarms of CloudWatch; names that do not exist are left out of the answer. */
  findAlarms(names: readonly string[], signal?: AbortSignal): Promise<readonly Alarm[]>;
  /** `undefined` when there is no such image. */
  findImage(imageId: string, signal?: AbortSignal): Promise<MachineImage | undefined>;
  /** Architectures that an instance type can boot; `undefined` when the type is not known. */
  findArchitectures(instanceType: string, signal?: AbortSignal): Promise<readonly string[] | undefined>;
  /** By subnet id; those that do not exist are left out. */
  findSubnets(subnetIds: readonly string[], signal?: AbortSignal): Promise<Readonly<Record<string, Subnet>>>;
  /** What launches are going to meet; a port without it leaves that part of preflight unread. */
  surveyLaunch?(question: LaunchQuestion, signal?: AbortSignal): Promise<LaunchSurvey>;
  /** `undefined` when there is no such launch template. */
  findTemplate(name: string, signal?: AbortSignal): Promise<LaunchTemplate | undefined>;
  /** `version`: a number as text, `$Latest` or `$Default`. */
  findTemplateVersion(
    templateId: string,
    version: string,
    signal?: AbortSignal,
  ): Promise<LaunchTemplateVersion | undefined>;
  /** All versions of a launch template, newest first; none when there is no such template. */
  findTemplateVersions(templateId: string, signal?: AbortSignal): Promise<readonly LaunchTemplateVersion[]>;
  /** `undefined` when there is no such launch configuration. */
  findLaunchConfiguration(name: string, signal?: AbortSignal): Promise<LaunchConfiguration | undefined>;
  /** Instance refreshes of a group, newest first; those of weeks ago may be left out. */
  findRefreshes(groupName: string, signal?: AbortSignal): Promise<readonly InstanceRefresh[]>;
  /** What the instance wrote to its console; `undefined` when there is nothing yet. */
  readConsole(instanceId: string, signal?: AbortSignal): Promise<string | undefined>;

  /** Fails with kind `exists` when the name is taken. */
  createTemplate(template: NewTemplate, signal?: AbortSignal): Promise<LaunchTemplateVersion>;
  /** The same token answers with the same version. */
  createTemplateVersion(version: NewTemplateVersion, signal?: AbortSignal): Promise<LaunchTemplateVersion>;
  /** Deletes one version; the default version cannot be. */
  deleteTemplateVersion(templateId: string, version: number, signal?: AbortSignal): Promise<void>;
  /** Deletes the template with all its versions. */
  deleteTemplate(templateId: string, signal?: AbortSignal): Promise<void>;
  /** Adds tags, or changes their values. */
  tagTemplate(
    templateId: string,
    tags: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Removes tags; those that are not there are passed by. */
  untagTemplate(templateId: string, keys: readonly string[], signal?: AbortSignal): Promise<void>;
  /** Fails with kind `exists` when the name is taken: that is the lock. */
  createGroup(group: NewGroup, signal?: AbortSignal): Promise<void>;
  /** Sets some of the sizes. */
  resizeGroup(groupName: string, sizes: GroupSizes, signal?: AbortSignal): Promise<void>;
  /** Deletes an empty group, never by force; kind `busy` while it is not empty. */
  deleteGroup(groupName: string, signal?: AbortSignal): Promise<void>;
  /** Adds tags, or changes their values; instances do not get them. */
  tagGroup(groupName: string, tags: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<void>;
  /** Removes tags. */
  untagGroup(groupName: string, keys: readonly string[], signal?: AbortSignal): Promise<void>;
  /** Registers the group with the sources. */
  attachTrafficSources(groupName: string, ids: readonly string[], signal?: AbortSignal): Promise<void>;
  /** Takes the group out of the sources; what is in flight drains. */
  detachTrafficSources(groupName: string, ids: readonly string[], signal?: AbortSignal): Promise<void>;
  /** Sets or lifts the instances' protection from scale-in. */
  setInstanceProtection(
    groupName: string,
    instanceIds: readonly string[],
    isProtected: boolean,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Changes what protects the group. */
  protectGroup(groupName: string, protection: GroupProtection, signal?: AbortSignal): Promise<void>;
  /** Suspends processes, for example `ReplaceUnhealthy`. */
  suspendProcesses(groupName: string, processes: readonly string[], signal?: AbortSignal): Promise<void>;
  /** Lets suspended processes run again. */
  resumeProcesses(groupName: string, processes: readonly string[], signal?: AbortSignal): Promise<void>;
  /** Has the cloud replace the instances that are not of that source; kind `busy` while another refresh goes on. */
  startRefresh(groupName: string, refresh: NewRefresh, signal?: AbortSignal): Promise<void>;
  /** Ends the refresh that goes on where it stands; one that is over is passed by. */
  cancelRefresh(groupName: string, signal?: AbortSignal): Promise<void>;
  /** Turns the refresh that goes on round; kind `refused` where AWS cannot, and one that is over is passed by. */
  rollBackRefresh(groupName: string, signal?: AbortSignal): Promise<void>;
  /** Ends a hook: a launch that waits for it is abandoned, an end goes on. Kind `invalid` where there is none. */
  deleteHook(groupName: string, hookName: string, signal?: AbortSignal): Promise<void>;
  /** Creates or changes a scaling policy. */
  putPolicy(groupName: string, policy: ScalingPolicy, signal?: AbortSignal): Promise<void>;
  /** Creates or changes a scheduled action. */
  putScheduledAction(groupName: string, action: ScheduledAction, signal?: AbortSignal): Promise<void>;
  /** Has the group tell a topic of these, and of nothing else. */
  putNotification(groupName: string, notification: GroupNotification, signal?: AbortSignal): Promise<void>;
  /** Has the group publish these metrics, each minute. */
  enableMetrics(groupName: string, metrics: readonly string[], signal?: AbortSignal): Promise<void>;
}
