import type {
  SetSecurityGroupsInput,
  SetSecurityGroupsOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Elbv2Context } from '../../elbv2-context.js';
import { findLoadBalancer } from '../../find.js';
import { readSecurityGroups } from '../../placement.js';

/** Replaces the groups. They are kept and shown; no traffic is filtered. */
export function setSecurityGroups(
  input: SetSecurityGroupsInput,
  { state, instances }: Elbv2Context,
): SetSecurityGroupsOutput {
  const record = findLoadBalancer(state, input.LoadBalancerArn);
  const securityGroups = readSecurityGroups(input.SecurityGroups ?? [], record, instances);
  state.loadBalancers.set(record.arn, { ...record, securityGroups });
  return { SecurityGroupIds: [...securityGroups] };
}
