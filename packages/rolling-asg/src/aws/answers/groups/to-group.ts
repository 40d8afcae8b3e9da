import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type {
  Definition,
  Group,
  GroupInstance,
  InheritedSettings,
  LaunchTemplateRef,
} from '../../../cloud/cloud.js';
import { leftSettings } from './left-settings.js';
import { partOf } from '../part-of.js';

const operation = 'DescribeAutoScalingGroups';

/**
 * A group as `DescribeAutoScalingGroups` answers it, in the engine's terms.
 *
 * @throws CloudError `unavailable` for a row that lacks what AWS always writes: cut off, it would be a group without
 * instances, detached and nobody's
 */
export function toGroup(group: AutoScalingGroup): Group {
  return {
    name: partOf(operation, group, 'AutoScalingGroupName'),
    tags: partOf(operation, group, 'Tags').map((tag) => ({
      key: partOf(operation, tag, 'Key'),
      value: tag.Value ?? '',
      propagate: tag.PropagateAtLaunch ?? false,
    })),
    minSize: partOf(operation, group, 'MinSize'),
    maxSize: partOf(operation, group, 'MaxSize'),
    desiredCapacity: partOf(operation, group, 'DesiredCapacity'),
    instances: partOf(operation, group, 'Instances').map(toInstance),
    ...sourcesOf(group),
    subnetIds: (group.VPCZoneIdentifier ?? '').split(',').filter((id) => id !== ''),
    zones: group.AvailabilityZones ?? [],
    healthCheckType: group.HealthCheckType ?? 'EC2',
    healthCheckGraceMs: (group.HealthCheckGracePeriod ?? 0) * 1000,
    launchTemplate: toTemplateRef(group),
    launchConfiguration: group.LaunchConfigurationName || undefined,
    mixedTypes: mixedTypes(group),
    suspendedProcesses: partOf(operation, group, 'SuspendedProcesses').map(
      ({ ProcessName }) => ProcessName ?? '',
    ),
    deletionProtection: group.DeletionProtection ?? 'none',
    // Set only while the group is being deleted.
    isDeleting: group.Status !== undefined && group.Status !== '',
    inherited: toInherited(group),
    leftSettings: leftSettings(group),
  };
}

/** Classic Load Balancers and target groups have lists of their own; whatever else there is stands in `TrafficSources`. */
function sourcesOf(group: AutoScalingGroup): Pick<Group, 'sourceIds' | 'otherSources'> {
  const names = partOf(operation, group, 'LoadBalancerNames');
  const arns = partOf(operation, group, 'TargetGroupARNs');
  const known = (group.TrafficSources ?? []).filter(({ Type }) => Type === 'elb' || Type === 'elbv2');
  const others = (group.TrafficSources ?? []).filter((one) => !known.includes(one));
  const ids = known.flatMap(({ Identifier }) => Identifier ?? []);
  return {
    sourceIds: [...new Set([...names, ...arns, ...ids])],
    otherSources: others.map(
      ({ Type = 'a source of unknown type', Identifier = '' }) => `${Type} ${Identifier}`,
    ),
  };
}

type Instance = NonNullable<AutoScalingGroup['Instances']>[number];

function toInstance(instance: Instance): GroupInstance {
  return {
    instanceId: partOf(operation, instance, 'InstanceId'),
    zone: instance.AvailabilityZone ?? '',
    lifecycleState: partOf(operation, instance, 'LifecycleState'),
    healthStatus: capitalized(partOf(operation, instance, 'HealthStatus')),
    launchTemplateVersion: instance.LaunchTemplate?.Version,
    launchTemplateId: instance.LaunchTemplate?.LaunchTemplateId,
    launchConfiguration: instance.LaunchConfigurationName || undefined,
    isProtected: instance.ProtectedFromScaleIn ?? false,
    ...(instance.WeightedCapacity ? { units: Number(instance.WeightedCapacity) } : {}),
  };
}

/** `SetInstanceHealth` and some endpoints write `HEALTHY`. */
function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
}

/** Its own, or that of its mixed instances policy. */
function toTemplateRef(group: AutoScalingGroup): LaunchTemplateRef | undefined {
  const template =
    group.LaunchTemplate ?? group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;
  if (template?.LaunchTemplateId === undefined) return undefined;
  const { LaunchTemplateId: id, LaunchTemplateName: name = id, Version: version = '$Default' } = template;
  return { id, name, version };
}

function mixedTypes({ MixedInstancesPolicy: policy }: AutoScalingGroup): readonly string[] | undefined {
  return policy && (policy.LaunchTemplate?.Overrides ?? []).flatMap(({ InstanceType }) => InstanceType ?? []);
}

function toInherited(group: AutoScalingGroup): InheritedSettings {
  const metrics = (group.EnabledMetrics ?? []).flatMap(({ Metric }) =>
    Metric === undefined ? [] : [Metric],
  );
  return {
    defaultCooldownSeconds: group.DefaultCooldown,
    defaultInstanceWarmupSeconds: group.DefaultInstanceWarmup,
    maxInstanceLifetimeSeconds: group.MaxInstanceLifetime,
    terminationPolicies: group.TerminationPolicies,
    newInstancesProtected: group.NewInstancesProtectedFromScaleIn,
    capacityRebalance: group.CapacityRebalance,
    placementGroup: group.PlacementGroup,
    serviceLinkedRoleArn: group.ServiceLinkedRoleARN,
    enabledMetrics: metrics,
    healthCheckType: group.HealthCheckType,
    mixedPolicy: group.MixedInstancesPolicy && { ...group.MixedInstancesPolicy },
    others: toOthers(group),
  };
}

/** What the request for a group takes as the answer has it. */
function toOthers(group: AutoScalingGroup): Definition {
  const others = {
    DesiredCapacityType: group.DesiredCapacityType,
    InstanceMaintenancePolicy: group.InstanceMaintenancePolicy,
    AvailabilityZoneDistribution: group.AvailabilityZoneDistribution,
    AvailabilityZoneImpairmentPolicy: group.AvailabilityZoneImpairmentPolicy,
    CapacityReservationSpecification: group.CapacityReservationSpecification,
    InstanceLifecyclePolicy: group.InstanceLifecyclePolicy,
  };
  return Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
}
