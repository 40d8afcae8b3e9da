import type { DeleteSecurityGroupRequest, DeleteSecurityGroupResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { dependencyViolation } from '../../errors.js';
import { findNamedGroup, rulesOfGroup } from '../../security-groups/find-group.js';
import { networkInterfaces } from '../../network-interfaces/network-interfaces.js';
import type { Ec2State } from '../../state.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * A group that a network interface or another group's rule uses stays: `DependencyViolation`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html
 */
export function deleteSecurityGroup(
  input: DeleteSecurityGroupRequest,
  { state }: Ec2Context,
): DeleteSecurityGroupResult {
  const { groupId, groupName } = findNamedGroup(state, input);
  if (groupName === 'default') {
    throw new AwsError(
      'CannotDelete',
      `the specified group: "${groupId}" name: "default" cannot be deleted by a user`,
    );
  }
  if (isUsed(state, groupId)) throw dependencyViolation(`resource ${groupId} has a dependent object`);
  stopIfDryRun(input);
  for (const { ruleId } of rulesOfGroup(state, groupId)) {
    state.securityGroupRules.delete(ruleId);
    state.tags.delete(ruleId);
  }
  state.securityGroups.delete(groupId);
  state.tags.delete(groupId);
  return { Return: true, GroupId: groupId };
}

function isUsed(state: Ec2State, groupId: string): boolean {
  const byInterface = networkInterfaces(state).some((one) => one.securityGroupIds.includes(groupId));
  const byRule = [...state.securityGroupRules.values()].some(
    ({ peer, groupId: owner }) => owner !== groupId && peer.kind === 'group' && peer.groupId === groupId,
  );
  return byInterface || byRule;
}
