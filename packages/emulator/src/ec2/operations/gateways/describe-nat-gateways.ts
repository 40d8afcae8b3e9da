import type { DescribeNatGatewaysRequest, DescribeNatGatewaysResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { findAll } from '../../find-all.js';
import { notFoundNatGateway } from '../../nat-gateways/find-nat-gateway.js';
import type { NatGatewayRecord } from '../../nat-gateways/nat-gateway-record.js';
import { presentNatGateway } from '../../nat-gateways/present-nat-gateway.js';
import { selectPage, type SelectRules } from '../../select-page.js';
import { tagsOf } from '../../tags/tags.js';

/**
 * The request calls its filters `Filter`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html
 */
export function describeNatGateways(
  input: DescribeNatGatewaysRequest,
  ec2: Ec2Context,
): DescribeNatGatewaysResult {
  const named = findAll(ec2.state.natGateways.values(), input.NatGatewayIds, {
    nameOf: ({ natGatewayId }) => natGatewayId,
    notFound: notFoundNatGateway,
  });
  const { items, NextToken } = selectPage(named, { ...input, Filters: input.Filter }, rulesOf(ec2));
  return { NatGateways: items.map((gateway) => presentNatGateway(gateway, ec2)), NextToken };
}

const rulesOf = ({ state }: Ec2Context): SelectRules<NatGatewayRecord> => ({
  tags: ({ natGatewayId }) => tagsOf(state, natGatewayId),
  table: {
    'nat-gateway-id': ({ natGatewayId }) => natGatewayId,
    state: (gateway) => gateway.state,
    'subnet-id': ({ subnetId }) => subnetId,
    'vpc-id': ({ vpcId }) => vpcId,
  },
});
