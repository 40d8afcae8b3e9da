import { AwsError } from '../../service/aws-error.js';
import type { SubnetRecord } from '../network/network-records.js';
import { findGroup, findGroupByName } from '../security-groups/find-group.js';
import type { Ec2State } from '../state.js';

interface NamedGroups {
  readonly ids: readonly string[] | undefined;
  readonly names: readonly string[] | undefined;
}

/** The groups that a launch names, or the VPC's default one. Throws AWS's errors for unknown and foreign groups. */
export function chooseSecurityGroups(
  state: Ec2State,
  { ids = [], names = [] }: NamedGroups,
  { vpcId, subnetId }: SubnetRecord,
): readonly string[] {
  const groups = [
    ...ids.map((id) => findGroup(state, id)),
    ...names.map((name) => findGroupByName(state, name)),
  ];
  const stranger = groups.find((group) => group.vpcId !== vpcId);
  if (stranger) {
    throw new AwsError(
      'InvalidParameter',
      `Security group ${stranger.groupId} and subnet ${subnetId} belong to different networks.`,
    );
  }
  const chosen = new Set(groups.map(({ groupId }) => groupId));
  const ownDefault = chosen.size === 0 ? defaultGroupId(state, vpcId) : undefined;
  return ownDefault === undefined ? [...chosen] : [ownDefault];
}

/** Every VPC has a group of this name. */
export const defaultGroupId = ({ securityGroups }: Ec2State, vpcId: string): string | undefined =>
  [...securityGroups.values()].find((group) => group.vpcId === vpcId && group.groupName === 'default')
    ?.groupId;
