import type {
  DescribeLoadBalancersRequest,
  DescribeLoadBalancersResponse,
} from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { pageOfSources } from '../../sources/page-of-sources.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLoadBalancers.html */
export function describeLoadBalancers(
  input: DescribeLoadBalancersRequest,
  autoScaling: AutoScaling,
): DescribeLoadBalancersResponse {
  const { items, nextToken } = pageOfSources(autoScaling, input, 'elb');
  const LoadBalancers = items.map(({ source, state }) => ({ LoadBalancerName: source, State: state }));
  return { LoadBalancers, NextToken: nextToken };
}
