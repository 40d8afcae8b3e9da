import type { DeleteNatGatewayRequest, DeleteNatGatewayResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { notFoundNatGateway } from '../../nat-gateways/find-nat-gateway.js';
import { tearDownNatGateway } from '../../nat-gateways/nat-gateway-life.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * `deleting`, then `deleted`; routes to it become blackholes and its Elastic IP is free.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNatGateway.html
 */
export function deleteNatGateway(input: DeleteNatGatewayRequest, ec2: Ec2Context): DeleteNatGatewayResult {
  const id = required(input.NatGatewayId, 'NatGatewayId');
  const gateway = ec2.state.natGateways.get(id);
  if (!gateway || gateway.state === 'deleted') throw notFoundNatGateway(id);
  stopIfDryRun(input);
  if (gateway.state !== 'deleting') tearDownNatGateway(ec2, gateway);
  return { NatGatewayId: id };
}
