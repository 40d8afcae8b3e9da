import type { NetworkAcl, NetworkAclEntry } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../ec2-context.js';
import type { NetworkAclRecord } from '../network/network-records.js';
import type { Ec2State } from '../state.js';
import { tagList } from '../tags/tags.js';

/** A VPC's default ACL: it guards every subnet, as there is no other. */
export const presentNetworkAcl = (
  { networkAclId, vpcId }: NetworkAclRecord,
  { state, surroundings }: Ec2Context,
): NetworkAcl => ({
  NetworkAclId: networkAclId,
  VpcId: vpcId,
  OwnerId: surroundings.account,
  IsDefault: true,
  Entries: [...networkAclEntries],
  Associations: guardedSubnets(state, vpcId).map((SubnetId) => ({
    NetworkAclAssociationId: associationId(SubnetId),
    NetworkAclId: networkAclId,
    SubnetId,
  })),
  Tags: tagList(state, networkAclId),
});

/** The id of what binds a subnet to its ACL. */
export const associationId = (subnetId: string) => subnetId.replace('subnet-', 'aclassoc-');

export const guardedSubnets = ({ subnets }: Ec2State, vpcId: string): readonly string[] =>
  [...subnets.values()].filter((subnet) => subnet.vpcId === vpcId).map(({ subnetId }) => subnetId);

/** AWS's own entries: 100 lets everything through, 32767 (shown as `*`) refuses the rest. */
const entries = (Egress: boolean): NetworkAclEntry[] => [
  { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'allow', RuleNumber: 100 },
  { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: 32_767 },
];

/** What every ACL says, of both directions. */
export const networkAclEntries: readonly NetworkAclEntry[] = [...entries(true), ...entries(false)];
