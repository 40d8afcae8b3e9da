import type { InternetGateway } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../ec2-context.js';
import { tagList } from '../tags/tags.js';
import type { InternetGatewayRecord } from './internet-gateway-record.js';

/** An internet gateway as `CreateInternetGateway` and `DescribeInternetGateways` show it. */
export const presentInternetGateway = (
  { internetGatewayId, vpcId }: InternetGatewayRecord,
  { state, surroundings }: Ec2Context,
): InternetGateway => ({
  InternetGatewayId: internetGatewayId,
  OwnerId: surroundings.account,
  // AWS says `available`; the SDK's type knows the states of other attachments only.
  Attachments: vpcId === undefined ? [] : [{ VpcId: vpcId, State: 'available' as 'attached' }],
  Tags: tagList(state, internetGatewayId),
});
