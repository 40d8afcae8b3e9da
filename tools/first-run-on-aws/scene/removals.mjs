import {
  DeleteAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import {
  DeleteLaunchTemplateCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteLoadBalancerCommand as DeleteClassicCommand,
  DescribeLoadBalancersCommand as DescribeClassicCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  DeleteLoadBalancerCommand,
  DeleteTargetGroupCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { tagKey } from './names-of.mjs';

/** Each looks, asks for the removal of what it sees, and answers true once there is nothing to see. */
export const removals = [
  { what: ({ first, second }) => `groups ${first}, ${second}`, remove: removeGroups },
  { what: ({ prefix }) => `instances named ${prefix}`, remove: removeInstances },
  { what: ({ classic }) => `load balancer ${classic}`, remove: removeClassic },
  { what: ({ application }) => `load balancer ${application}`, remove: removeApplication },
  { what: ({ targetGroup }) => `target group ${targetGroup}`, remove: removeTargetGroup('targetGroup') },
  { what: ({ unlistened }) => `target group ${unlistened}`, remove: removeTargetGroup('unlistened') },
  { what: ({ template }) => `launch template ${template}`, remove: removeTemplate },
  { what: ({ prefix }) => `subnets named ${prefix}`, remove: removeSubnets },
  { what: ({ prefix }) => `VPC named ${prefix}`, remove: removeVpc },
];

const tagged = ({ run }) => [{ Name: `tag:${tagKey}`, Values: [run] }];

async function removeGroups({ autoScaling }, { first, second }) {
  const names = { AutoScalingGroupNames: [first, second] };
  const { AutoScalingGroups: groups = [] } = await autoScaling.send(
    new DescribeAutoScalingGroupsCommand(names),
  );
  for (const { AutoScalingGroupName, Status, DeletionProtection = 'none' } of groups) {
    if (Status !== undefined) continue;
    if (DeletionProtection !== 'none') {
      const unprotected = { AutoScalingGroupName, DeletionProtection: 'none' };
      await autoScaling.send(new UpdateAutoScalingGroupCommand(unprotected));
    }
    const forced = { AutoScalingGroupName, ForceDelete: true };
    await autoScaling.send(new DeleteAutoScalingGroupCommand(forced));
  }
  return groups.length === 0;
}

async function removeInstances({ ec2 }, names) {
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ Filters: tagged(names) }));
  const there = Reservations.flatMap(({ Instances = [] }) => Instances).filter(
    ({ State }) => State?.Name !== 'terminated',
  );
  const InstanceIds = there
    .filter(({ State }) => State?.Name !== 'shutting-down')
    .map(({ InstanceId }) => InstanceId);
  if (InstanceIds.length > 0) await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
  return there.length === 0;
}

async function removeClassic({ classic }, { classic: LoadBalancerName }) {
  const LoadBalancerNames = [LoadBalancerName];
  const found = await foundIn(classic, new DescribeClassicCommand({ LoadBalancerNames }));
  if (found === undefined) return true;
  await classic.send(new DeleteClassicCommand({ LoadBalancerName }));
  return false;
}

async function removeApplication({ application }, { application: name }) {
  const found = await foundIn(application, new DescribeLoadBalancersCommand({ Names: [name] }));
  const [{ LoadBalancerArn } = {}] = found?.LoadBalancers ?? [];
  if (LoadBalancerArn === undefined) return true;
  await application.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
  return false;
}

function removeTargetGroup(which) {
  return async ({ application }, names) => {
    const found = await foundIn(application, new DescribeTargetGroupsCommand({ Names: [names[which]] }));
    const [{ TargetGroupArn } = {}] = found?.TargetGroups ?? [];
    if (TargetGroupArn === undefined) return true;
    await application.send(new DeleteTargetGroupCommand({ TargetGroupArn }));
    return false;
  };
}

async function removeTemplate({ ec2 }, { template }) {
  const Filters = [{ Name: 'launch-template-name', Values: [template] }];
  const { LaunchTemplates = [] } = await ec2.send(new DescribeLaunchTemplatesCommand({ Filters }));
  for (const { LaunchTemplateId } of LaunchTemplates)
    await ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateId }));
  return LaunchTemplates.length === 0;
}

async function removeSubnets({ ec2 }, names) {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters: tagged(names) }));
  for (const { SubnetId } of Subnets) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  return Subnets.length === 0;
}

async function removeVpc({ ec2 }, names) {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ Filters: tagged(names) }));
  for (const { VpcId } of Vpcs) await ec2.send(new DeleteVpcCommand({ VpcId }));
  return Vpcs.length === 0;
}

/** The answer; `undefined` when there is no such thing. */
async function foundIn(client, command) {
  try {
    const answer = await client.send(command);
    const lists = [answer.LoadBalancerDescriptions, answer.LoadBalancers, answer.TargetGroups];
    return lists.some((list) => (list ?? []).length > 0) ? answer : undefined;
  } catch (error) {
    if (/NotFound/.test(error.name)) return undefined;
    throw error;
  }
}
