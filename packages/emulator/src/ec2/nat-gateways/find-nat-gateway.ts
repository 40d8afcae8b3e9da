import { AwsError } from '../../service/aws-error.js';
import type { Ec2State } from '../state.js';
import type { NatGatewayRecord } from './nat-gateway-record.js';

export const notFoundNatGateway = (id: string) =>
  new AwsError('NatGatewayNotFound', `The Nat Gateway ${id} was not found`);

/** Throws `InvalidNatGatewayID.NotFound`, as routes do; a deleted one does not exist for them. */
export function findNatGateway({ natGateways }: Ec2State, id: string): NatGatewayRecord {
  const gateway = natGateways.get(id);
  if (gateway && gateway.state !== 'deleted') return gateway;
  throw new AwsError('InvalidNatGatewayID.NotFound', `The natGateway ID '${id}' does not exist`);
}
