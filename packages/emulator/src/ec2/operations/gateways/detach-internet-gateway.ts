import type { DetachInternetGatewayRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import { addressOfInterface } from '../../addresses/find-address.js';
import type { Ec2Context } from '../../ec2-context.js';
import { dependencyViolation, required } from '../../errors.js';
import { findInternetGateway } from '../../gateways/find-internet-gateway.js';
import { findVpc } from '../../network/find-network.js';
import { networkInterfaces } from '../../network-interfaces/network-interfaces.js';
import type { Ec2State } from '../../state.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * A gateway that public addresses of its VPC need stays attached: `DependencyViolation`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachInternetGateway.html
 */
export function detachInternetGateway(input: DetachInternetGatewayRequest, { state }: Ec2Context): object {
  const gateway = findInternetGateway(state, required(input.InternetGatewayId, 'internetGatewayId'));
  const { vpcId } = findVpc(state, required(input.VpcId, 'vpcId'));
  const { internetGatewayId } = gateway;
  if (gateway.vpcId !== vpcId) {
    throw new AwsError(
      'Gateway.NotAttached',
      `resource ${internetGatewayId} is not attached to network ${vpcId}`,
    );
  }
  if (hasPublicAddresses(state, vpcId)) {
    throw dependencyViolation(
      `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
  }
  stopIfDryRun(input);
  state.internetGateways.set(internetGatewayId, { internetGatewayId, vpcId: undefined });
  return {};
}

const hasPublicAddresses = (state: Ec2State, vpcId: string): boolean =>
  networkInterfaces(state)
    .filter((one) => one.vpcId === vpcId)
    .some((one) => one.publicIpAddress !== undefined || addressOfInterface(state, one.networkInterfaceId));
