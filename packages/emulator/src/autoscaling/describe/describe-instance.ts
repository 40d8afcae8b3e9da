import type { Instance } from '@aws-sdk/client-auto-scaling';
import { healthStatus, type Member } from '../group/member.js';

/** An instance as it is described with its group. */
export const describeInstance = (member: Member): Instance => ({
  InstanceId: member.instanceId,
  InstanceType: member.instanceType,
  AvailabilityZone: member.zone,
  LifecycleState: member.lifecycle,
  HealthStatus: healthStatus(member),
  ...(member.launchTemplate
    ? {
        LaunchTemplate: {
          LaunchTemplateId: member.launchTemplate.id,
          LaunchTemplateName: member.launchTemplate.name,
          Version: String(member.launchTemplate.version),
        },
      }
    : {}),
  LaunchConfigurationName: member.launchConfigurationName,
  ...(member.weight === undefined ? {} : { WeightedCapacity: String(member.weight) }),
  ProtectedFromScaleIn: member.protectedFromScaleIn,
});
