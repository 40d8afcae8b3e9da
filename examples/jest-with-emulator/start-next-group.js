// @ts-check
import {
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  waitUntilGroupInService,
} from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateCommand } from '@aws-sdk/client-ec2';

/**
 * @typedef {object} Clients
 * @property {import('@aws-sdk/client-auto-scaling').AutoScalingClient} autoScaling
 * @property {import('@aws-sdk/client-ec2').EC2Client} ec2
 * @property {import('@aws-sdk/client-elastic-load-balancing').ElasticLoadBalancingClient} elb
 */

/**
 * @typedef {object} Release
 * @property {string} imageId
 * @property {string} previous name of the group that serves
 * @property {string} next name of the group that is to serve
 */

/** How the SDK's waiters ask, in seconds. */
export const patiently = { maxWaitTime: 600, minDelay: 5, maxDelay: 15 };

/**
 * Starts a group on another image with what the previous one has, and waits until Auto Scaling says that all of it
 * is in service. Answers both groups.
 *
 * @param {Clients} clients
 * @param {Release} release
 * @param {typeof patiently} waiting
 */
export async function startNextGroup({ autoScaling, ec2 }, { imageId, previous, next }, waiting) {
  const before = await readGroup(autoScaling, previous);
  await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: next,
      LaunchTemplateData: { ImageId: imageId, InstanceType: 't3.micro' },
    }),
  );
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: next,
      LaunchTemplate: { LaunchTemplateName: next, Version: '1' },
      MinSize: before.MinSize,
      MaxSize: before.MaxSize,
      DesiredCapacity: before.DesiredCapacity,
      VPCZoneIdentifier: before.VPCZoneIdentifier,
      LoadBalancerNames: before.LoadBalancerNames,
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 300,
    }),
  );
  await waitUntilGroupInService({ client: autoScaling, ...waiting }, { AutoScalingGroupNames: [next] });
  return { before, after: await readGroup(autoScaling, next) };
}

/**
 * @param {Clients['autoScaling']} autoScaling
 * @param {string} name
 */
async function readGroup(autoScaling, name) {
  const { AutoScalingGroups: [group] = [] } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
  );
  if (group === undefined) throw new Error(`There is no group \`${name}\``);
  return group;
}
