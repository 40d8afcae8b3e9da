import type {
  LoadBalancerAttributes,
  ModifyLoadBalancerAttributesInput,
  ModifyLoadBalancerAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing';
import { changeAttributes, showAttributes } from '../attributes.js';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';

/** Answers the attributes that were given, as they are now. */
export function modifyLoadBalancerAttributes(
  input: ModifyLoadBalancerAttributesInput,
  elb: ElbContext,
): ModifyLoadBalancerAttributesOutput {
  const loadBalancer = loadBalancerNamed(elb, input.LoadBalancerName);
  const change = input.LoadBalancerAttributes ?? {};
  const idleTimeoutBefore = loadBalancer.attributes.idleTimeoutSeconds;
  loadBalancer.attributes = changeAttributes(loadBalancer.attributes, change);
  if (loadBalancer.attributes.idleTimeoutSeconds !== idleTimeoutBefore)
    loadBalancer.registrations.idleTimeoutChanged();
  return {
    LoadBalancerName: loadBalancer.name,
    LoadBalancerAttributes: onlyGiven(change, showAttributes(loadBalancer.attributes)),
  };
}

const onlyGiven = (
  change: LoadBalancerAttributes,
  now: Required<LoadBalancerAttributes>,
): LoadBalancerAttributes => ({
  ...(change.CrossZoneLoadBalancing && { CrossZoneLoadBalancing: now.CrossZoneLoadBalancing }),
  ...(change.AccessLog && { AccessLog: now.AccessLog }),
  ...(change.ConnectionDraining && { ConnectionDraining: now.ConnectionDraining }),
  ...(change.ConnectionSettings && { ConnectionSettings: now.ConnectionSettings }),
  ...(change.AdditionalAttributes && { AdditionalAttributes: now.AdditionalAttributes }),
});
