import type { Cidr } from '../cidr.js';
import type { Surroundings } from '../../service.js';
import { createGroup } from '../security-groups/create-group.js';
import type { Ec2State } from '../state.js';

const vpcCidr: Cidr = { first: 0xac1f0000, size: 2 ** 16, prefix: 16 };
const subnetPrefix = 20;
const subnetSize = 2 ** (32 - subnetPrefix);

/**
 * Gives an account what AWS gives it: a default VPC 172.31.0.0/16 with a default subnet in every zone and a
 * default security group.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
 */
export function createDefaultVpc(state: Ec2State, { newId, zones }: Surroundings): void {
  const vpcId = newId('vpc');
  state.vpcs.set(vpcId, {
    vpcId,
    cidr: vpcCidr,
    isDefault: true,
    dhcpOptionsId: newId('dopt'),
    instanceTenancy: 'default',
    cidrAssociationId: newId('vpc-cidr-assoc'),
  });
  zones.forEach((zone, index) => {
    const subnetId = newId('subnet');
    const cidr = { first: vpcCidr.first + index * subnetSize, size: subnetSize, prefix: subnetPrefix };
    state.subnets.set(subnetId, {
      subnetId,
      vpcId,
      zone,
      cidr,
      defaultForZone: true,
      mapPublicIpOnLaunch: true,
    });
  });
  createDefaultGroup(state, { vpcId, newId });
}

/** The security group that every VPC has: its members reach each other, and everything outside. */
export function createDefaultGroup(
  state: Ec2State,
  { vpcId, newId }: { readonly vpcId: string; readonly newId: Surroundings['newId'] },
): string {
  const group = { groupName: 'default', description: 'default VPC security group', vpcId };
  const groupId = createGroup(state, { group, newId });
  const ruleId = newId('sgr');
  const everything = { protocol: '-1', fromPort: undefined, toPort: undefined, description: undefined };
  state.securityGroupRules.set(ruleId, {
    ruleId,
    groupId,
    isEgress: false,
    ...everything,
    peer: { kind: 'group', groupId },
  });
  return groupId;
}
