import type {
  DescribeLoadBalancersRequest,
  DescribeLoadBalancersResponse,
} from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../auto-scaling-context.js';
import { findGroup } from '../groups.js';
import { pageOf } from '../page-of.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLoadBalancers.html */
export function describeLoadBalancers(
  input: DescribeLoadBalancersRequest,
  autoScaling: AutoScaling,
): DescribeLoadBalancersResponse {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const all = [...group.loadBalancers].map(([LoadBalancerName, State]) => ({ LoadBalancerName, State }));
  const { items, nextToken } = pageOf(all, {
    maxRecords: input.MaxRecords,
    nextToken: input.NextToken,
    defaultRecords: 100,
    mostRecords: 100,
  });
  return { LoadBalancers: [...items], NextToken: nextToken };
}
