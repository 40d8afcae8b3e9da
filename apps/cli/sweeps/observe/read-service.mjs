import {
  DescribeAutoScalingGroupsCommand,
  DescribeLifecycleHooksCommand,
  DescribePoliciesCommand,
} from '@aws-sdk/client-auto-scaling';
import { DescribeLaunchTemplatesCommand, DescribeLaunchTemplateVersionsCommand } from '@aws-sdk/client-ec2';
import { readHealth } from './read-health.mjs';

const nameOfGroup = /^web-v\d+$/;

/**
 * Everything of the service that a rollout may change, as the cloud says it.
 *
 * @param {ReturnType<typeof import('../world/create-clients.mjs').createClients> & { front: import('../world/read-front.mjs').Front }} eyes
 */
export async function readService(eyes) {
  const { autoScaling, ec2 } = eyes;
  const { AutoScalingGroups = [] } = await autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  const mine = AutoScalingGroups.filter(isOfTheService);
  return {
    groups: await Promise.all(mine.map((group) => describeGroup(autoScaling, group))),
    health: await readHealth(eyes),
    versions: await readVersions(ec2),
  };
}

/** By name too: tags can be lost. */
const isOfTheService = ({ AutoScalingGroupName, Tags = [] }) =>
  nameOfGroup.test(AutoScalingGroupName) ||
  Tags.some(({ Key, Value }) => Key === 'clicamos:service' && Value === 'web');

async function describeGroup(autoScaling, group) {
  const named = { AutoScalingGroupName: group.AutoScalingGroupName };
  const { ScalingPolicies = [] } = await autoScaling.send(new DescribePoliciesCommand(named));
  const { LifecycleHooks = [] } = await autoScaling.send(new DescribeLifecycleHooksCommand(named));
  return {
    name: group.AutoScalingGroupName,
    status: group.Status,
    tags: Object.fromEntries((group.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
    version: group.LaunchTemplate?.Version,
    instances: (group.Instances ?? []).map(({ InstanceId, LifecycleState, ProtectedFromScaleIn }) => ({
      id: InstanceId,
      state: LifecycleState,
      isProtected: ProtectedFromScaleIn === true,
    })),
    settings: {
      min: group.MinSize,
      desired: group.DesiredCapacity,
      max: group.MaxSize,
      loadBalancers: [...(group.LoadBalancerNames ?? [])].sort(),
      targetGroups: [...(group.TargetGroupARNs ?? [])].sort(),
      suspended: (group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName).sort(),
      protectsNewInstances: group.NewInstancesProtectedFromScaleIn === true,
      deletionProtection: group.DeletionProtection ?? 'none',
      healthCheck: `${group.HealthCheckType} after ${group.HealthCheckGracePeriod} s`,
      policies: ScalingPolicies.length,
      hooks: LifecycleHooks.length,
    },
  };
}

async function readVersions(ec2) {
  const { LaunchTemplates = [] } = await ec2.send(new DescribeLaunchTemplatesCommand({}));
  const template = LaunchTemplates.find(({ LaunchTemplateName }) => LaunchTemplateName === 'clicamos-web');
  if (template === undefined) return [];
  const request = { LaunchTemplateId: template.LaunchTemplateId };
  const { LaunchTemplateVersions = [] } = await ec2.send(new DescribeLaunchTemplateVersionsCommand(request));
  return LaunchTemplateVersions.map(({ VersionNumber, LaunchTemplateData }) => ({
    number: String(VersionNumber),
    imageId: LaunchTemplateData?.ImageId,
  }));
}

/** The image that the only group is made of. */
export function liveImage({ groups, versions }) {
  return versions.find(({ number }) => number === groups[0]?.version)?.imageId;
}
