import type { CreateAutoScalingGroupType, UpdateAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';

/** The inputs of a group that can be others later, as `UpdateAutoScalingGroup` names them. */
const names = {
  launchTemplate: 'LaunchTemplate',
  launchConfiguration: 'LaunchConfigurationName',
  mixedInstancesPolicy: 'MixedInstancesPolicy',
  minSize: 'MinSize',
  maxSize: 'MaxSize',
  desiredCapacity: 'DesiredCapacity',
  vpcZoneIdentifiers: 'VPCZoneIdentifier',
  healthCheckType: 'HealthCheckType',
  healthCheckGracePeriod: 'HealthCheckGracePeriod',
  defaultCooldown: 'DefaultCooldown',
  defaultInstanceWarmup: 'DefaultInstanceWarmup',
  terminationPolicies: 'TerminationPolicies',
  protectFromScaleIn: 'NewInstancesProtectedFromScaleIn',
  capacityRebalance: 'CapacityRebalance',
  maxInstanceLifetime: 'MaxInstanceLifetime',
  instanceMaintenancePolicy: 'InstanceMaintenancePolicy',
} as const satisfies Readonly<
  Record<string, keyof UpdateAutoScalingGroupType & keyof CreateAutoScalingGroupType>
>;

type Name = keyof typeof names;

export const updatableGroupInputs = Object.keys(names) as Name[]; // its own keys

const sources: readonly Name[] = ['launchTemplate', 'launchConfiguration', 'mixedInstancesPolicy'];

/** What a group is made from gives way to another of these; the others cannot be taken away. */
export const neededGroupInputs = updatableGroupInputs.filter((name) => !sources.includes(name));

/** Only what is another: a capacity that a policy has set stays, unless the program sets another one. */
export function updateGroupInput(
  whole: CreateAutoScalingGroupType,
  changed: readonly string[],
): UpdateAutoScalingGroupType {
  const others = updatableGroupInputs.filter((name) => changed.includes(name)).map((name) => names[name]);
  return {
    AutoScalingGroupName: whole.AutoScalingGroupName,
    ...Object.fromEntries(others.map((name) => [name, whole[name]])),
  };
}
