import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';

/**
 * What becomes of a field of previous: next is made with it; next's own is planned; it tells how the group does at the
 * moment; or next is made without it, and the plan says so.
 */
export type GroupField =
  | 'carried'
  | 'planned'
  | 'state'
  | {
      /** Why next is without it; `undefined` when the group has none of it. */
      readonly reasonLeft: (group: AutoScalingGroup) => string | undefined;
      /** Set when a group that has it cannot be replaced at all. */
      readonly isRefused?: true;
    };

/** Every field that AWS describes a group with. A new one of the SDK's does not compile until it stands here. */
export const groupFields = {
  AutoScalingGroupName: 'planned',
  AutoScalingGroupARN: 'state',
  LaunchConfigurationName: 'planned',
  LaunchTemplate: 'planned',
  // Carried, with next's launch template in it.
  MixedInstancesPolicy: { reasonLeft: reasonOwnSource, isRefused: true },
  MinSize: 'planned',
  MaxSize: 'planned',
  DesiredCapacity: 'planned',
  PredictedCapacity: 'state',
  DefaultCooldown: 'carried',
  AvailabilityZones: 'carried',
  // The same zones, by their other names.
  AvailabilityZoneIds: 'state',
  LoadBalancerNames: 'carried',
  TargetGroupARNs: 'carried',
  HealthCheckType: 'carried',
  HealthCheckGracePeriod: 'carried',
  Instances: 'state',
  CreatedTime: 'state',
  // Preflight has a finding for each.
  SuspendedProcesses: 'planned',
  PlacementGroup: 'carried',
  VPCZoneIdentifier: 'carried',
  EnabledMetrics: 'carried',
  Status: 'state',
  Tags: 'carried',
  TerminationPolicies: 'carried',
  NewInstancesProtectedFromScaleIn: 'carried',
  ServiceLinkedRoleARN: 'carried',
  MaxInstanceLifetime: 'carried',
  CapacityRebalance: 'carried',
  WarmPoolConfiguration: {
    reasonLeft: ({ AutoScalingGroupName: name = '', WarmPoolConfiguration: pool }) =>
      pool === undefined
        ? undefined
        : `has a warm pool, which is not made again and which AWS wants gone before the group: aws autoscaling delete-warm-pool --force-delete --auto-scaling-group-name ${name}`,
    isRefused: true,
  },
  WarmPoolSize: 'state',
  Context: {
    reasonLeft: ({ Context: context }) =>
      context
        ? `has the context \`${context}\`, which is AWS's own to set: next is made without it`
        : undefined,
  },
  DesiredCapacityType: 'carried',
  DefaultInstanceWarmup: 'carried',
  // All kinds of it: by their own lists, or refused in preflight.
  TrafficSources: 'carried',
  InstanceMaintenancePolicy: 'carried',
  DeletionProtection: 'carried',
  AvailabilityZoneDistribution: 'carried',
  AvailabilityZoneImpairmentPolicy: 'carried',
  CapacityReservationSpecification: 'carried',
  InstanceLifecyclePolicy: 'carried',
  Operator: {
    reasonLeft: ({ Operator: operator }) =>
      operator?.Principal ? `is managed by ${operator.Principal}, which alone may change it` : undefined,
    isRefused: true,
  },
} as const satisfies Record<keyof AutoScalingGroup, GroupField>;

/** What an override launches by itself would be the same on next: not what is released. */
function reasonOwnSource({ MixedInstancesPolicy: policy }: AutoScalingGroup): string | undefined {
  const overrides = policy?.LaunchTemplate?.Overrides ?? [];
  const own = overrides.find((one) => one.LaunchTemplateSpecification ?? one.ImageId);
  if (own === undefined) return undefined;
  const what = own.LaunchTemplateSpecification === undefined ? 'an image' : 'a launch template';
  const where = own.InstanceType === undefined ? 'an override' : `the override \`${own.InstanceType}\``;
  return `has ${what} of its own in ${where} of its mixed instances policy, which a release would not change: take it out`;
}
