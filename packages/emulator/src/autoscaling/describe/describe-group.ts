import type {
  AutoScalingGroup,
  LaunchTemplateSpecification,
  TagDescription,
} from '@aws-sdk/client-auto-scaling';
import { zonesOf, type Group, type GroupSettings, type GroupTag } from '../group/group.js';
import type { GroupLaunchTemplate } from '../group/group-launch-template.js';
import { describeMixedPolicy } from '../mixed/describe-mixed-policy.js';
import { isInPool } from '../group/member.js';
import { describeWarmPoolConfiguration } from '../group/warm-pool.js';
import { sourceType } from '../sources/source-type.js';
import { describeInstance } from './describe-instance.js';

/** A group as `DescribeAutoScalingGroups` answers it. */
export function describeGroup(
  group: Group,
  { withInstances }: { readonly withInstances: boolean },
): AutoScalingGroup {
  const { settings } = group;
  const sources = [...group.trafficSources.keys()];
  const own = [...group.members.values()].filter((member) => !isInPool(member));
  return {
    DeletionProtection: 'none',
    ...settings.stored,
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    ...describeSource(settings),
    MinSize: settings.minSize,
    MaxSize: settings.maxSize,
    DesiredCapacity: group.desiredCapacity,
    DefaultCooldown: settings.defaultCooldownSeconds,
    AvailabilityZones: [...zonesOf(settings)],
    ...(settings.hasVpcZoneIdentifier
      ? { VPCZoneIdentifier: settings.subnets.map(({ subnetId }) => subnetId).join(',') }
      : {}),
    LoadBalancerNames: sources.filter((source) => sourceType(source) === 'elb'),
    TargetGroupARNs: sources.filter((source) => sourceType(source) === 'elbv2'),
    HealthCheckType: settings.healthCheckType,
    HealthCheckGracePeriod: settings.healthCheckGracePeriodSeconds,
    Instances: withInstances ? own.map(describeInstance) : [],
    ...describePool(group, group.members.size - own.length),
    CreatedTime: group.createdAt,
    SuspendedProcesses: [...group.suspended].map(([ProcessName, SuspensionReason]) => ({
      ProcessName,
      SuspensionReason,
    })),
    EnabledMetrics: [...group.enabledMetrics].map((Metric) => ({ Metric, Granularity: '1Minute' })),
    ...(group.isDeleting ? { Status: 'Delete in progress' } : {}),
    Tags: [...group.tags.values()].map((tag) => describeTag(group.name, tag)),
    TerminationPolicies: [...settings.terminationPolicies],
    NewInstancesProtectedFromScaleIn: settings.newInstancesProtectedFromScaleIn,
    TrafficSources: sources.map((Identifier) => ({ Identifier, Type: sourceType(Identifier) })),
  };
}

const describePool = ({ warmPool }: Group, WarmPoolSize: number): Partial<AutoScalingGroup> =>
  warmPool === undefined
    ? {}
    : { WarmPoolConfiguration: describeWarmPoolConfiguration(warmPool), WarmPoolSize };

/** A tag as it is described with its group, and by itself. */
export const describeTag = (
  groupName: string,
  { key, value, propagateAtLaunch }: GroupTag,
): TagDescription => ({
  ResourceId: groupName,
  ResourceType: 'auto-scaling-group',
  Key: key,
  Value: value,
  PropagateAtLaunch: propagateAtLaunch,
});

/** One of the three. */
function describeSource({
  mixedPolicy,
  launchTemplate,
  launchConfigurationName,
}: GroupSettings): Partial<AutoScalingGroup> {
  if (mixedPolicy) return { MixedInstancesPolicy: describeMixedPolicy(mixedPolicy) };
  if (launchTemplate) return { LaunchTemplate: describeTemplate(launchTemplate) };
  return { LaunchConfigurationName: launchConfigurationName };
}

const describeTemplate = ({ id, name, version }: GroupLaunchTemplate): LaunchTemplateSpecification => ({
  LaunchTemplateId: id,
  LaunchTemplateName: name,
  Version: version,
});
