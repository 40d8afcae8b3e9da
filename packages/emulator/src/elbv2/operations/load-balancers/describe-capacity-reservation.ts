import type {
  DescribeCapacityReservationInput,
  DescribeCapacityReservationOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findLoadBalancer } from '../../find.js';

/** Nothing is ever reserved. */
export function describeCapacityReservation(
  { LoadBalancerArn }: DescribeCapacityReservationInput,
  { state }: Elbv2Context,
): DescribeCapacityReservationOutput {
  findLoadBalancer(state, LoadBalancerArn);
  return { DecreaseRequestsRemaining: 2, CapacityReservationState: [] };
}
