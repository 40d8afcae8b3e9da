import type {
  CreateAutoScalingGroupCommandInput,
  LifecycleHookSpecification,
  MixedInstancesPolicy,
} from '@aws-sdk/client-auto-scaling';
import type { NewGroup } from '../../../cloud/ports.js';
import { isTargetGroup } from '../../../cloud/traffic-source.js';

/** The request for a new group: health checked by its load balancers, attached from the start. */
export function fromNewGroup(group: NewGroup): CreateAutoScalingGroupCommandInput {
  const { inherited } = group;
  return {
    // Made by `toGroup` from AWS's own answer, which has the same shapes.
    ...inherited.others,
    // Asked when previous was made: a load balancer without cross-zone balancing is refused else.
    ...(isShifted(inherited) ? { SkipZonalShiftValidation: true } : {}),
    AutoScalingGroupName: group.name,
    ...launchSource(group),
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desiredCapacity,
    LoadBalancerNames: group.sourceIds.filter((id) => !isTargetGroup(id)),
    TargetGroupARNs: group.sourceIds.filter(isTargetGroup),
    ...(group.subnetIds.length > 0
      ? { VPCZoneIdentifier: group.subnetIds.join(',') }
      : { AvailabilityZones: [...group.zones] }),
    HealthCheckType: healthCheckType(group),
    HealthCheckGracePeriod: Math.ceil(group.healthCheckGraceMs / 1000),
    Tags: group.tags.map(({ key, value, propagate }) => ({
      ResourceId: group.name,
      ResourceType: 'auto-scaling-group',
      Key: key,
      Value: value,
      PropagateAtLaunch: propagate,
    })),
    // Made by `readAttachments` from AWS's own answer, which has the same shape.
    LifecycleHookSpecificationList:
      group.hooks.length === 0
        ? undefined
        : group.hooks.map(({ definition }) => definition as unknown as LifecycleHookSpecification),
    DefaultCooldown: inherited.defaultCooldownSeconds,
    DefaultInstanceWarmup: inherited.defaultInstanceWarmupSeconds,
    MaxInstanceLifetime: inherited.maxInstanceLifetimeSeconds,
    TerminationPolicies: inherited.terminationPolicies && [...inherited.terminationPolicies],
    NewInstancesProtectedFromScaleIn: group.newInstancesProtected,
    DeletionProtection: group.deletionProtection === 'none' ? undefined : group.deletionProtection,
    CapacityRebalance: inherited.capacityRebalance,
    PlacementGroup: inherited.placementGroup,
    ServiceLinkedRoleARN: ownRole(inherited.serviceLinkedRoleArn),
  };
}

/** Its own launch template, by itself or in the mixed instances policy that it inherits. */
function launchSource({
  templateId,
  templateVersion,
  inherited,
}: NewGroup): Pick<CreateAutoScalingGroupCommandInput, 'LaunchTemplate' | 'MixedInstancesPolicy'> {
  const template = { LaunchTemplateId: templateId, Version: String(templateVersion) };
  if (inherited.mixedPolicy === undefined) return { LaunchTemplate: template };
  // Made by `toGroup` from AWS's own answer, which has the same shape.
  const policy: MixedInstancesPolicy = inherited.mixedPolicy;
  return {
    MixedInstancesPolicy: {
      ...policy,
      LaunchTemplate: { ...policy.LaunchTemplate, LaunchTemplateSpecification: template },
    },
  };
}

/** Judged by its load balancers, and by whatever else judges previous. */
function healthCheckType({ sourceIds, inherited }: NewGroup): string {
  const types = (inherited.healthCheckType ?? 'EC2').split(',');
  const others = types.filter((type) => type !== 'ELB');
  if (sourceIds.length === 0) return others.length === 0 ? 'EC2' : others.join(',');
  // EC2's own checks are always made.
  const named = others.filter((type) => type !== 'EC2' || types.includes('ELB'));
  return [...named, 'ELB'].join(',');
}

function isShifted({ others = {} }: NewGroup['inherited']): boolean {
  const policy = others['AvailabilityZoneImpairmentPolicy'];
  return typeof policy === 'object' && policy !== null && Reflect.get(policy, 'ZonalShiftEnabled') === true;
}

/** AWS takes its own role where none is named; naming it could want `iam:PassRole` of whoever deploys. */
function ownRole(arn: string | undefined): string | undefined {
  return arn?.endsWith('/AWSServiceRoleForAutoScaling') ? undefined : arn;
}
