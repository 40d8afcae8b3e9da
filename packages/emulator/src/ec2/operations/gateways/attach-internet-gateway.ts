import type { AttachInternetGatewayRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { findInternetGateway, gatewayOfVpc } from '../../gateways/find-internet-gateway.js';
import { findVpc } from '../../network/find-network.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html */
export function attachInternetGateway(input: AttachInternetGatewayRequest, { state }: Ec2Context): object {
  const gateway = findInternetGateway(state, required(input.InternetGatewayId, 'internetGatewayId'));
  const { internetGatewayId } = gateway;
  const { vpcId } = findVpc(state, required(input.VpcId, 'vpcId'));
  if (gateway.vpcId !== undefined) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `resource ${internetGatewayId} is already attached to network ${gateway.vpcId}`,
    );
  }
  if (gatewayOfVpc(state, vpcId)) {
    throw invalidParameterValue(`Network ${vpcId} already has an internet gateway attached`);
  }
  stopIfDryRun(input);
  state.internetGateways.set(internetGatewayId, { internetGatewayId, vpcId });
  return {};
}
