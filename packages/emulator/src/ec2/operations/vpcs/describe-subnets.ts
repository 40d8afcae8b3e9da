import type { DescribeSubnetsRequest, DescribeSubnetsResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { subnetRules } from '../../filters/network-filters.js';
import { findAll } from '../../find-all.js';
import { notFoundSubnet } from '../../network/find-network.js';
import { presentSubnet } from '../../network/present-subnet.js';
import { selectPage } from '../../select-page.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
export function describeSubnets(input: DescribeSubnetsRequest, ec2: Ec2Context): DescribeSubnetsResult {
  const named = findAll(ec2.state.subnets.values(), input.SubnetIds, {
    nameOf: ({ subnetId }) => subnetId,
    notFound: notFoundSubnet,
  });
  const { items, NextToken } = selectPage(named, input, subnetRules(ec2));
  return { Subnets: items.map((subnet) => presentSubnet(subnet, ec2)), NextToken };
}
