import type {
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancerAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing';
import { showAttributes } from '../attributes.js';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';

export function describeLoadBalancerAttributes(
  input: DescribeLoadBalancerAttributesInput,
  elb: ElbContext,
): DescribeLoadBalancerAttributesOutput {
  return {
    LoadBalancerAttributes: showAttributes(loadBalancerNamed(elb, input.LoadBalancerName).attributes),
  };
}
