import type { DescribeVpcsRequest, DescribeVpcsResult, Vpc } from '@aws-sdk/client-ec2';
import { formatCidr } from '../cidr.js';
import type { Ec2Context } from '../ec2-context.js';
import { vpcRules } from '../filters/network-filters.js';
import { findAll } from '../find-all.js';
import type { VpcRecord } from '../network/network-records.js';
import { selectPage } from '../select-page.js';
import { notFoundVpc } from '../network/find-network.js';
import { tagList } from '../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export function describeVpcs(input: DescribeVpcsRequest, ec2: Ec2Context): DescribeVpcsResult {
  const named = findAll(ec2.state.vpcs.values(), input.VpcIds, {
    nameOf: ({ vpcId }) => vpcId,
    notFound: notFoundVpc,
  });
  const { items, NextToken } = selectPage(named, input, vpcRules(ec2));
  return { Vpcs: items.map((vpc) => presentVpc(vpc, ec2)), NextToken };
}

function presentVpc(vpc: VpcRecord, { state, surroundings }: Ec2Context): Vpc {
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
