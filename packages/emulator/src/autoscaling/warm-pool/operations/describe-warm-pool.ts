import type { DescribeWarmPoolAnswer, DescribeWarmPoolType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { describeInstance } from '../../describe/describe-instance.js';
import { findGroup } from '../../group/groups.js';
import { isInPool } from '../../group/member.js';
import { pageOf } from '../../requests/page-of.js';
import { describeWarmPoolConfiguration } from '../../group/warm-pool.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeWarmPool.html */
export function describeWarmPool(
  input: DescribeWarmPoolType,
  autoScaling: AutoScaling,
): DescribeWarmPoolAnswer {
  const { warmPool, members } = findGroup(autoScaling, input.AutoScalingGroupName);
  const pooled = [...members.values()].filter(isInPool);
  const { items, nextToken } = pageOf(pooled, {
    maxRecords: input.MaxRecords,
    nextToken: input.NextToken,
    defaultRecords: 50,
    mostRecords: 50,
  });
  return {
    ...(warmPool && { WarmPoolConfiguration: describeWarmPoolConfiguration(warmPool) }),
    Instances: items.map(describeInstance),
    NextToken: nextToken,
  };
}
