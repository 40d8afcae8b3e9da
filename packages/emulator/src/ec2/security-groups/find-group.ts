import { AwsError } from '../../service/aws-error.js';
import { malformedId, missingParameter } from '../errors.js';
import { findDefaultVpc } from '../network/find-network.js';
import type { Ec2State } from '../state.js';
import type { SecurityGroupRecord } from './security-group-records.js';

const notFoundGroup = (group: string) =>
  new AwsError('InvalidGroup.NotFound', `The security group '${group}' does not exist`);

/** Throws `InvalidGroupId.Malformed` and `InvalidGroup.NotFound`. */
export function findGroup({ securityGroups }: Ec2State, groupId: string): SecurityGroupRecord {
  const group = securityGroups.get(groupId);
  if (group) return group;
  if (!groupId.startsWith('sg-'))
    throw malformedId('InvalidGroupId.Malformed', { id: groupId, prefix: 'sg' });
  throw notFoundGroup(groupId);
}

/** Names work in the default VPC only. Throws `InvalidGroup.NotFound`. */
export function findGroupByName(state: Ec2State, name: string): SecurityGroupRecord {
  const { vpcId } = findDefaultVpc(state);
  const group = [...state.securityGroups.values()].find(
    (one) => one.groupName === name && one.vpcId === vpcId,
  );
  if (group) return group;
  throw new AwsError(
    'InvalidGroup.NotFound',
    `The security group '${name}' does not exist in default VPC '${vpcId}'`,
  );
}

/** The group that a request names by id or by name. Throws `MissingParameter` when it names none. */
export function findNamedGroup(
  state: Ec2State,
  { GroupId, GroupName }: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
): SecurityGroupRecord {
  if (GroupId) return findGroup(state, GroupId);
  if (GroupName) return findGroupByName(state, GroupName);
  throw missingParameter('groupName or groupId');
}

export const rulesOfGroup = ({ securityGroupRules }: Ec2State, groupId: string) =>
  [...securityGroupRules.values()].filter((rule) => rule.groupId === groupId);
