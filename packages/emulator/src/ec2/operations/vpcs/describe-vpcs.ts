import type { DescribeVpcsRequest, DescribeVpcsResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { vpcRules } from '../../filters/network-filters.js';
import { findAll } from '../../find-all.js';
import { presentVpc } from '../../network/present-vpc.js';
import { selectPage } from '../../select-page.js';
import { notFoundVpc } from '../../network/find-network.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export function describeVpcs(input: DescribeVpcsRequest, ec2: Ec2Context): DescribeVpcsResult {
  const named = findAll(ec2.state.vpcs.values(), input.VpcIds, {
    nameOf: ({ vpcId }) => vpcId,
    notFound: notFoundVpc,
  });
  const { items, NextToken } = selectPage(named, input, vpcRules(ec2));
  return { Vpcs: items.map((vpc) => presentVpc(vpc, ec2)), NextToken };
}
