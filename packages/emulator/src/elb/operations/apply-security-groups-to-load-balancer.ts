import type {
  ApplySecurityGroupsToLoadBalancerInput,
  ApplySecurityGroupsToLoadBalancerOutput,
} from '@aws-sdk/client-elastic-load-balancing';
import { AwsError } from '../../service/aws-error.js';
import { type ElbContext, loadBalancerNamed } from '../elb-context.js';
import { checkedSecurityGroups } from '../placement.js';

/** Replaces the groups. They are kept and shown; no traffic is filtered. */
export function applySecurityGroupsToLoadBalancer(
  input: ApplySecurityGroupsToLoadBalancerInput,
  elb: ElbContext,
): ApplySecurityGroupsToLoadBalancerOutput {
  const loadBalancer = loadBalancerNamed(elb, input.LoadBalancerName);
  const ids = input.SecurityGroups ?? [];
  if (ids.length === 0)
    throw new AwsError('InvalidConfigurationRequest', 'At least one security group is needed.', 409);
  loadBalancer.securityGroups = checkedSecurityGroups(ids, elb.instances);
  return { SecurityGroups: [...loadBalancer.securityGroups] };
}
