import type {
  DescribeLoadBalancerTargetGroupsRequest,
  DescribeLoadBalancerTargetGroupsResponse,
} from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { pageOfSources } from '../../sources/page-of-sources.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLoadBalancerTargetGroups.html */
export function describeLoadBalancerTargetGroups(
  input: DescribeLoadBalancerTargetGroupsRequest,
  autoScaling: AutoScaling,
): DescribeLoadBalancerTargetGroupsResponse {
  const { items, nextToken } = pageOfSources(autoScaling, input, 'elbv2');
  const groups = items.map(({ source, state }) => ({ LoadBalancerTargetGroupARN: source, State: state }));
  return { LoadBalancerTargetGroups: groups, NextToken: nextToken };
}
