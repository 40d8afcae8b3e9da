import type { RegisterEndPointsInput, RegisterEndPointsOutput } from '@aws-sdk/client-elastic-load-balancing';
import { checkRegistrable } from '../check-registrable.js';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';

/** All or none; idempotent. Answers all that are registered then. */
export function registerInstancesWithLoadBalancer(
  input: RegisterEndPointsInput,
  elb: ElbContext,
): RegisterEndPointsOutput {
  const loadBalancer = loadBalancerNamed(elb, input.LoadBalancerName);
  const ids = (input.Instances ?? []).map(({ InstanceId = '' }) => InstanceId);
  for (const id of ids) checkRegistrable(elb, loadBalancer, id);
  for (const id of ids) loadBalancer.registrations.register(id);
  return { Instances: loadBalancer.registrations.registeredIds().map((InstanceId) => ({ InstanceId })) };
}
