import type {
  DescribeListenersInput,
  DescribeListenersOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { validationError } from '../../errors.js';
import { findListener, findLoadBalancer } from '../../find.js';
import { pageOf } from '../../listing.js';
import { showListener } from '../../show.js';
import type { ListenerRecord } from '../../state.js';

/** By ARNs, or those of a load balancer. */
export function describeListeners(
  input: DescribeListenersInput,
  elbv2: Elbv2Context,
): DescribeListenersOutput {
  const { items, nextToken } = pageOf(chosen(input, elbv2), input);
  return { Listeners: items.map(showListener), NextMarker: nextToken };
}

function chosen(
  { ListenerArns = [], LoadBalancerArn }: DescribeListenersInput,
  { state }: Elbv2Context,
): readonly ListenerRecord[] {
  if (ListenerArns.length > 0) return ListenerArns.map((arn) => findListener(state, arn));
  if (LoadBalancerArn === undefined)
    throw validationError('You must specify either listener ARNs or a load balancer ARN');
  const { arn } = findLoadBalancer(state, LoadBalancerArn);
  return [...state.listeners.values()].filter(({ loadBalancerArn }) => loadBalancerArn === arn);
}
