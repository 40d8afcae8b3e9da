import type {
  CreateAutoScalingGroupType,
  InstanceMaintenancePolicy,
  LaunchTemplateSpecification,
} from '@aws-sdk/client-auto-scaling';
import type { GroupArgs } from '@pulumi/aws/autoscaling/group.js';
import type { Unwrap } from '@pulumi/pulumi';
import { mixedInstancesPolicy } from './mixed-instances-policy.js';
import { toAws } from './to-aws.js';

/** The inputs of a group that go into its creation. */
export const groupInputs = [
  'name',
  'namePrefix',
  'launchTemplate',
  'launchConfiguration',
  'mixedInstancesPolicy',
  'desiredCapacityType',
  'minSize',
  'maxSize',
  'desiredCapacity',
  'vpcZoneIdentifiers',
  'availabilityZones',
  'loadBalancers',
  'targetGroupArns',
  'healthCheckType',
  'healthCheckGracePeriod',
  'defaultCooldown',
  'defaultInstanceWarmup',
  'terminationPolicies',
  'initialLifecycleHooks',
  'protectFromScaleIn',
  'capacityRebalance',
  'maxInstanceLifetime',
  'instanceMaintenancePolicy',
  'serviceLinkedRoleArn',
  'tags',
] as const;

type Inputs = Pick<Unwrap<GroupArgs>, (typeof groupInputs)[number]>;

/** A group as Auto Scaling wants it. The provider's own default of the grace period is 300 s. */
export function createGroupInput(name: string, inputs: Inputs): CreateAutoScalingGroupType {
  return {
    AutoScalingGroupName: name,
    LaunchTemplate: inputs.launchTemplate && launchTemplate(inputs.launchTemplate),
    // A launch configuration is known by its name, which is its id.
    LaunchConfigurationName:
      inputs.launchConfiguration === undefined ? undefined : String(inputs.launchConfiguration),
    MixedInstancesPolicy: inputs.mixedInstancesPolicy && mixedInstancesPolicy(inputs.mixedInstancesPolicy),
    DesiredCapacityType: inputs.desiredCapacityType,
    MinSize: inputs.minSize,
    MaxSize: inputs.maxSize,
    DesiredCapacity: inputs.desiredCapacity,
    VPCZoneIdentifier: inputs.vpcZoneIdentifiers?.join(','),
    AvailabilityZones: inputs.availabilityZones,
    LoadBalancerNames: inputs.loadBalancers,
    TargetGroupARNs: inputs.targetGroupArns,
    HealthCheckType: inputs.healthCheckType,
    HealthCheckGracePeriod: inputs.healthCheckGracePeriod ?? 300,
    DefaultCooldown: inputs.defaultCooldown,
    DefaultInstanceWarmup: inputs.defaultInstanceWarmup,
    TerminationPolicies: inputs.terminationPolicies,
    LifecycleHookSpecificationList: inputs.initialLifecycleHooks?.map(lifecycleHook),
    NewInstancesProtectedFromScaleIn: inputs.protectFromScaleIn,
    CapacityRebalance: inputs.capacityRebalance,
    MaxInstanceLifetime: inputs.maxInstanceLifetime,
    InstanceMaintenancePolicy: toAws<InstanceMaintenancePolicy>(inputs.instanceMaintenancePolicy),
    ServiceLinkedRoleARN: inputs.serviceLinkedRoleArn,
    Tags: inputs.tags?.map(({ key, value, propagateAtLaunch }) => ({
      ResourceId: name,
      ResourceType: 'auto-scaling-group',
      Key: key,
      Value: value,
      PropagateAtLaunch: propagateAtLaunch,
    })),
  };
}

function launchTemplate({
  id,
  name,
  version,
}: NonNullable<Inputs['launchTemplate']>): LaunchTemplateSpecification {
  return { LaunchTemplateId: id, LaunchTemplateName: id === undefined ? name : undefined, Version: version };
}

function lifecycleHook(hook: NonNullable<Inputs['initialLifecycleHooks']>[number]) {
  return {
    LifecycleHookName: hook.name,
    LifecycleTransition: hook.lifecycleTransition,
    DefaultResult: hook.defaultResult,
    HeartbeatTimeout: hook.heartbeatTimeout,
    NotificationMetadata: hook.notificationMetadata,
    NotificationTargetARN: hook.notificationTargetArn,
    RoleARN: hook.roleArn,
  };
}
