import type {
  DescribeLoadBalancersInput,
  DescribeLoadBalancersOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../service/aws-error.js';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findLoadBalancer } from '../../find.js';
import { pageOf } from '../../listing.js';
import { showLoadBalancer } from '../../show.js';
import type { LoadBalancerRecord } from '../../state.js';

/** By ARNs, by names, or all of them, page by page. */
export function describeLoadBalancers(
  input: DescribeLoadBalancersInput,
  elbv2: Elbv2Context,
): DescribeLoadBalancersOutput {
  const { items, nextToken } = pageOf(chosen(input, elbv2), input);
  return { LoadBalancers: items.map(showLoadBalancer), NextMarker: nextToken };
}

function chosen(
  { LoadBalancerArns = [], Names = [] }: DescribeLoadBalancersInput,
  { state }: Elbv2Context,
): readonly LoadBalancerRecord[] {
  const all = [...state.loadBalancers.values()];
  if (LoadBalancerArns.length > 0) return LoadBalancerArns.map((arn) => findLoadBalancer(state, arn));
  const missing = Names.filter((wanted) => !all.some(({ name }) => name === wanted));
  if (missing.length > 0)
    throw new AwsError('LoadBalancerNotFound', `Load balancers '[${missing.join(', ')}]' not found`);
  return Names.length > 0 ? all.filter(({ name }) => Names.includes(name)) : all;
}
