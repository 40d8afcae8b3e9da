import type { Vpc } from '@aws-sdk/client-ec2';
import { formatCidr } from '../cidr.js';
import type { Ec2Context } from '../ec2-context.js';
import { tagList } from '../tags/tags.js';
import type { VpcRecord } from './network-records.js';

/** A VPC as `CreateVpc` and `DescribeVpcs` show it. */
export function presentVpc(vpc: VpcRecord, { state, surroundings }: Ec2Context): Vpc {
  const CidrBlock = formatCidr(vpc.cidr);
  return {
    VpcId: vpc.vpcId,
    State: 'available',
    CidrBlock,
    CidrBlockAssociationSet: [
      { AssociationId: vpc.cidrAssociationId, CidrBlock, CidrBlockState: { State: 'associated' } },
    ],
    DhcpOptionsId: vpc.dhcpOptionsId,
    InstanceTenancy: vpc.instanceTenancy,
    IsDefault: vpc.isDefault,
    OwnerId: surroundings.account,
    Tags: tagList(state, vpc.vpcId),
  };
}
