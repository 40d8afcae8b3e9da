import type {
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancerAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findLoadBalancer } from '../../find.js';
import { showAttributes } from '../../settings/attributes.js';

export const describeLoadBalancerAttributes = (
  { LoadBalancerArn }: DescribeLoadBalancerAttributesInput,
  { state }: Elbv2Context,
): DescribeLoadBalancerAttributesOutput => ({
  Attributes: showAttributes(findLoadBalancer(state, LoadBalancerArn).attributes),
});
