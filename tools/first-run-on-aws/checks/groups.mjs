import {
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { notSeen } from './not-seen.mjs';

/** What a check makes a group of: empty, behind both load balancers unless `settings` say otherwise. */
export function newGroup({ names, tags, subnetIds, templateId }, name, settings = {}) {
  return new CreateAutoScalingGroupCommand({
    ...{ AutoScalingGroupName: name, MinSize: 0, MaxSize: 3, DesiredCapacity: 0 },
    LaunchTemplate: { LaunchTemplateId: templateId, Version: '1' },
    VPCZoneIdentifier: subnetIds.join(','),
    LoadBalancerNames: [names.classic],
    Tags: tags.map((tag) => ({ ...tag, PropagateAtLaunch: true })),
    ...settings,
  });
}

/** The group as AWS describes it; `undefined` when there is none. */
export async function groupOf({ send }, name) {
  const named = new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] });
  return (await send.autoScaling(named)).AutoScalingGroups?.[0];
}

export const update = ({ send }, name, settings) =>
  send.autoScaling(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: name, ...settings }));

export const resize = (scene, name, size) => update(scene, name, { MinSize: 0, DesiredCapacity: size });

/** The group once it has so many instances, all of them in service; `undefined` when that took too long. */
export const grown = (scene, name, size) =>
  scene.pace.until(async () => {
    const group = await groupOf(scene, name);
    const instances = group?.Instances ?? [];
    const isGrown =
      instances.length === size && instances.every(({ LifecycleState }) => LifecycleState === 'InService');
    return isGrown ? group : undefined;
  }, 300_000);

export const idsOf = (group) => (group?.Instances ?? []).map(({ InstanceId }) => InstanceId);

/** What a check says that waited in vain for a group's instances. */
export function notInService({ DesiredCapacity, Instances = [] } = {}) {
  const states = Instances.map(({ InstanceId, LifecycleState }) => `${InstanceId} ${LifecycleState}`);
  return `${notSeen}${DesiredCapacity} wanted in service, there are: ${states.join(', ') || 'none'}`;
}
