import type { CreateInternetGatewayRequest, CreateInternetGatewayResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { presentInternetGateway } from '../../gateways/present-internet-gateway.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags } from '../../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateInternetGateway.html */
export function createInternetGateway(
  input: CreateInternetGatewayRequest,
  ec2: Ec2Context,
): CreateInternetGatewayResult {
  const { state, surroundings } = ec2;
  const tags = specifiedTags(input.TagSpecifications, { type: 'internet-gateway' });
  stopIfDryRun(input);
  const gateway = { internetGatewayId: surroundings.newId('igw'), vpcId: undefined };
  state.internetGateways.set(gateway.internetGatewayId, gateway);
  addTags(state, gateway.internetGatewayId, tags);
  return { InternetGateway: presentInternetGateway(gateway, ec2) };
}
