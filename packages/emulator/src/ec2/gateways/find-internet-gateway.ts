import { AwsError } from '../../service/aws-error.js';
import type { Ec2State } from '../state.js';
import type { InternetGatewayRecord } from './internet-gateway-record.js';

export const notFoundInternetGateway = (id: string) =>
  new AwsError('InvalidInternetGatewayID.NotFound', `The internetGateway ID '${id}' does not exist`);

/** Throws `InvalidInternetGatewayID.NotFound`. */
export function findInternetGateway({ internetGateways }: Ec2State, id: string): InternetGatewayRecord {
  const gateway = internetGateways.get(id);
  if (gateway) return gateway;
  throw notFoundInternetGateway(id);
}

/** The gateway that is attached to a VPC. */
export const gatewayOfVpc = ({ internetGateways }: Ec2State, vpcId: string) =>
  [...internetGateways.values()].find((gateway) => gateway.vpcId === vpcId);
