import type {
  DeregisterEndPointsInput,
  DeregisterEndPointsOutput,
} from '@aws-sdk/client-elastic-load-balancing';
import { type ElbContext, instanceWithId, loadBalancerNamed } from '../elb-context.js';

/** Draining begins at once. Idempotent for instances that EC2 knows. Answers those that are still registered. */
export function deregisterInstancesFromLoadBalancer(
  input: DeregisterEndPointsInput,
  elb: ElbContext,
): DeregisterEndPointsOutput {
  const { registrations } = loadBalancerNamed(elb, input.LoadBalancerName);
  const ids = (input.Instances ?? []).map(({ InstanceId = '' }) => InstanceId);
  for (const id of ids) instanceWithId(elb, id);
  for (const id of ids) registrations.deregister(id);
  return { Instances: registrations.registeredIds().map((InstanceId) => ({ InstanceId })) };
}
