import type {
  DescribeEndPointStateInput,
  DescribeEndPointStateOutput,
  InstanceState,
} from '@aws-sdk/client-elastic-load-balancing';
import { type ElbContext, instanceWithId, loadBalancerNamed } from '../elb-context.js';
import type { Standing } from '../health/standing.js';

/** The instances named, registered or not; without names all that are registered or draining out. */
export function describeInstanceHealth(
  input: DescribeEndPointStateInput,
  elb: ElbContext,
): DescribeEndPointStateOutput {
  const { registrations } = loadBalancerNamed(elb, input.LoadBalancerName);
  const named = (input.Instances ?? []).map(
    ({ InstanceId = '' }) => instanceWithId(elb, InstanceId).instanceId,
  );
  const ids = named.length === 0 ? registrations.allIds() : named;
  return { InstanceStates: ids.map((id) => show(id, registrations.standing(id))) };
}

const show = (instanceId: string, { state, reasonCode, description }: Standing): InstanceState => ({
  InstanceId: instanceId,
  State: state,
  ReasonCode: reasonCode,
  Description: description,
});
