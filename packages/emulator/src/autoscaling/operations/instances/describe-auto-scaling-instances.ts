import type {
  AutoScalingInstanceDetails,
  AutoScalingInstancesType,
  DescribeAutoScalingInstancesType,
} from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { describeInstance } from '../../describe/describe-instance.js';
import { pageOf } from '../../requests/page-of.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingInstances.html */
export function describeAutoScalingInstances(
  input: DescribeAutoScalingInstancesType,
  autoScaling: AutoScaling,
): AutoScalingInstancesType {
  const ids = input.InstanceIds ?? [];
  const all = listInstances(autoScaling).filter(
    ({ InstanceId = '' }) => ids.length === 0 || ids.includes(InstanceId),
  );
  const { items, nextToken } = pageOf(all, {
    maxRecords: input.MaxRecords,
    nextToken: input.NextToken,
    defaultRecords: 50,
    mostRecords: 50,
  });
  return { AutoScalingInstances: [...items], NextToken: nextToken };
}

const listInstances = ({ groups }: AutoScaling): readonly AutoScalingInstanceDetails[] =>
  [...groups.values()].flatMap((group) =>
    [...group.members.values()].map((member) => {
      const instance = describeInstance(member);
      // This operation alone shouts the health status.
      const HealthStatus = instance.HealthStatus?.toUpperCase();
      return { ...instance, HealthStatus, AutoScalingGroupName: group.name };
    }),
  );
