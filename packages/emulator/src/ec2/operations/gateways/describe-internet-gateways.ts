import type { DescribeInternetGatewaysRequest, DescribeInternetGatewaysResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { findAll } from '../../find-all.js';
import { notFoundInternetGateway } from '../../gateways/find-internet-gateway.js';
import type { InternetGatewayRecord } from '../../gateways/internet-gateway-record.js';
import { presentInternetGateway } from '../../gateways/present-internet-gateway.js';
import { selectPage, type SelectRules } from '../../select-page.js';
import { tagsOf } from '../../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInternetGateways.html */
export function describeInternetGateways(
  input: DescribeInternetGatewaysRequest,
  ec2: Ec2Context,
): DescribeInternetGatewaysResult {
  const named = findAll(ec2.state.internetGateways.values(), input.InternetGatewayIds, {
    nameOf: ({ internetGatewayId }) => internetGatewayId,
    notFound: notFoundInternetGateway,
  });
  const { items, NextToken } = selectPage(named, input, rulesOf(ec2));
  return { InternetGateways: items.map((gateway) => presentInternetGateway(gateway, ec2)), NextToken };
}

const rulesOf = ({ state, surroundings }: Ec2Context): SelectRules<InternetGatewayRecord> => ({
  tags: ({ internetGatewayId }) => tagsOf(state, internetGatewayId),
  table: {
    'internet-gateway-id': ({ internetGatewayId }) => internetGatewayId,
    'attachment.state': ({ vpcId }) => vpcId && 'available',
    'attachment.vpc-id': ({ vpcId }) => vpcId,
    'owner-id': () => surroundings.account,
  },
});
