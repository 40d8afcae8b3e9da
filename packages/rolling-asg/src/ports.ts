import type {
  Activity,
  Group,
  GroupAttachments,
  GroupTag,
  InheritedSettings,
  InstanceState,
  LaunchTemplate,
  LaunchTemplateVersion,
  LifecycleHook,
  LoadBalancerSettings,
  MachineImage,
  ScalingPolicy,
  ScheduledAction,
} from './cloud.js';

/** Which groups to read. */
export type GroupQuery = { readonly service: string } | { readonly names: readonly string[] };

/** Fields of a launch template version that a release sets over its base. */
export interface TemplateOverrides {
  readonly instanceType?: string;
  readonly keyName?: string;
  readonly securityGroupIds?: readonly string[];
  /** Plain text; it is encoded for the wire by the adapter. */
  readonly userData?: string;
  /** Name or ARN of the instance profile. */
  readonly instanceProfile?: string;
}

/** What a new version starts from: nothing, or a version of any launch template. */
export type TemplateBase =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'version'; readonly templateId: string; readonly version: string };

export interface NewTemplate {
  readonly name: string;
  readonly base: TemplateBase;
  readonly imageId: string;
  readonly overrides: TemplateOverrides;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface NewTemplateVersion {
  readonly templateId: string;
  readonly base: TemplateBase;
  readonly imageId: string;
  readonly overrides: TemplateOverrides;
  readonly description: string;
  /** Makes a repeated call answer with the first one's version. */
  readonly token: string;
}

export interface NewGroup {
  readonly name: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
  readonly loadBalancerNames: readonly string[];
  readonly subnetIds: readonly string[];
  /** Used when there are no subnets (default VPC). */
  readonly zones: readonly string[];
  readonly healthCheckGraceMs: number;
  readonly tags: readonly GroupTag[];
  readonly hooks: readonly LifecycleHook[];
  readonly inherited: InheritedSettings;
}

export interface GroupSizes {
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desiredCapacity?: number;
}

/**
 * The calls that the rollout engine makes, in its own terms.
 * Every failure is a `CloudError`; an abort rejects with the signal's reason.
 */
export interface CloudPort {
  findGroups(query: GroupQuery, signal?: AbortSignal): Promise<readonly Group[]>;
  readAttachments(groupName: string, signal?: AbortSignal): Promise<GroupAttachments>;
  readActivities(groupName: string, signal?: AbortSignal): Promise<readonly Activity[]>;
  /** Names that do not exist are left out of the answer. */
  findLoadBalancers(names: readonly string[], signal?: AbortSignal): Promise<readonly LoadBalancerSettings[]>;
  readInstanceStates(loadBalancerName: string, signal?: AbortSignal): Promise<readonly InstanceState[]>;
  findImage(imageId: string, signal?: AbortSignal): Promise<MachineImage | undefined>;
  /** Architectures that an instance type can boot; `undefined` when the type is not known. */
  findArchitectures(instanceType: string, signal?: AbortSignal): Promise<readonly string[] | undefined>;
  /** Zones of the subnets, by subnet id. */
  findSubnetZones(
    subnetIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<Readonly<Record<string, string>>>;
  findTemplate(name: string, signal?: AbortSignal): Promise<LaunchTemplate | undefined>;
  /** `version`: a number as text, `$Latest` or `$Default`. */
  findTemplateVersion(
    templateId: string,
    version: string,
    signal?: AbortSignal,
  ): Promise<LaunchTemplateVersion | undefined>;
  readConsole(instanceId: string, signal?: AbortSignal): Promise<string | undefined>;

  createTemplate(template: NewTemplate, signal?: AbortSignal): Promise<LaunchTemplateVersion>;
  createTemplateVersion(version: NewTemplateVersion, signal?: AbortSignal): Promise<LaunchTemplateVersion>;
  deleteTemplateVersion(templateId: string, version: number, signal?: AbortSignal): Promise<void>;
  deleteTemplate(templateId: string, signal?: AbortSignal): Promise<void>;
  tagTemplate(
    templateId: string,
    tags: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<void>;
  createGroup(group: NewGroup, signal?: AbortSignal): Promise<void>;
  resizeGroup(groupName: string, sizes: GroupSizes, signal?: AbortSignal): Promise<void>;
  deleteGroup(groupName: string, signal?: AbortSignal): Promise<void>;
  tagGroup(groupName: string, tags: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<void>;
  untagGroup(groupName: string, keys: readonly string[], signal?: AbortSignal): Promise<void>;
  attachLoadBalancers(groupName: string, names: readonly string[], signal?: AbortSignal): Promise<void>;
  detachLoadBalancers(groupName: string, names: readonly string[], signal?: AbortSignal): Promise<void>;
  unprotectInstances(groupName: string, instanceIds: readonly string[], signal?: AbortSignal): Promise<void>;
  putPolicy(groupName: string, policy: ScalingPolicy, signal?: AbortSignal): Promise<void>;
  putScheduledAction(groupName: string, action: ScheduledAction, signal?: AbortSignal): Promise<void>;
}
