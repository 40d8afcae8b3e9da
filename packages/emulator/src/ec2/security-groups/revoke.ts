import { AwsError } from '../../service/aws-error.js';
import type { Ec2Context } from '../ec2-context.js';
import { stopIfDryRun } from '../stop-if-dry-run.js';
import { findNamedGroup, rulesOfGroup } from './find-group.js';
import { readPermissions, type PermissionsRequest } from './read-permissions.js';
import { ruleKey } from './rule-text.js';
import type { SecurityGroupRuleRecord } from './security-group-records.js';

export interface RevokeRequest extends PermissionsRequest {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly SecurityGroupRuleIds?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
}

/** Removes all rules of a request or none. Throws `InvalidPermission.NotFound` for one that does not exist. */
export function revoke(
  input: RevokeRequest,
  { ec2, isEgress }: { readonly ec2: Ec2Context; readonly isEgress: boolean },
): readonly SecurityGroupRuleRecord[] {
  const { state } = ec2;
  const { groupId } = findNamedGroup(state, input);
  const existing = rulesOfGroup(state, groupId).filter((rule) => rule.isEgress === isEgress);
  const removed = input.SecurityGroupRuleIds
    ? input.SecurityGroupRuleIds.map((id) => ruleWithId(existing, id))
    : readPermissions(state, input).map((wanted) => ruleLike(existing, ruleKey(wanted)));
  stopIfDryRun(input);
  for (const { ruleId } of removed) {
    state.securityGroupRules.delete(ruleId);
    state.tags.delete(ruleId);
  }
  return removed;
}

function ruleWithId(rules: readonly SecurityGroupRuleRecord[], id: string): SecurityGroupRuleRecord {
  const rule = rules.find(({ ruleId }) => ruleId === id);
  if (rule) return rule;
  throw new AwsError(
    'InvalidSecurityGroupRuleId.NotFound',
    `The security group rule ID '${id}' does not exist`,
  );
}

function ruleLike(rules: readonly SecurityGroupRuleRecord[], key: string): SecurityGroupRuleRecord {
  const rule = rules.find((one) => ruleKey(one) === key);
  if (rule) return rule;
  throw new AwsError(
    'InvalidPermission.NotFound',
    'The specified rule does not exist in this security group.',
  );
}
