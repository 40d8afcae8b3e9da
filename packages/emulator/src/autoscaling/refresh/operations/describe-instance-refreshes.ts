import type {
  DescribeInstanceRefreshesAnswer,
  DescribeInstanceRefreshesType,
} from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { findGroup } from '../../group/groups.js';
import { pageOf } from '../../requests/page-of.js';
import { describeRefresh } from '../describe-refresh.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeInstanceRefreshes.html */
export function describeInstanceRefreshes(
  input: DescribeInstanceRefreshesType,
  autoScaling: AutoScaling,
): DescribeInstanceRefreshesAnswer {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const ids = input.InstanceRefreshIds ?? [];
  const wanted = group.refreshes.filter(({ id }) => ids.length === 0 || ids.includes(id));
  const { items, nextToken } = pageOf(wanted, {
    maxRecords: input.MaxRecords,
    nextToken: input.NextToken,
    defaultRecords: 50,
    mostRecords: 100,
  });
  return {
    InstanceRefreshes: items.map((refresh) => describeRefresh(autoScaling, group, refresh)),
    NextToken: nextToken,
  };
}
