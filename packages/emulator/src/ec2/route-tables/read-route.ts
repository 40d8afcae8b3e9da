import type { CreateRouteRequest, ReplaceRouteRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../service/aws-error.js';
import { formatCidr } from '../cidr.js';
import { invalidParameterCombination, invalidParameterValue, missingParameter } from '../errors.js';
import { findInternetGateway } from '../gateways/find-internet-gateway.js';
import { findInstance } from '../instances/find-instances.js';
import { findNatGateway } from '../nat-gateways/find-nat-gateway.js';
import { readBlock } from '../network/check-block.js';
import { findNetworkInterface } from '../network-interfaces/network-interfaces.js';
import type { Ec2State } from '../state.js';
import type { RouteTableRecord, RouteTarget } from './route-table-records.js';

type RouteRequest = CreateRouteRequest | ReplaceRouteRequest;

/** The destination in its canonical form. Throws for none, for IPv6 and for prefix lists. */
export function readDestination(
  request: Pick<
    RouteRequest,
    'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'
  >,
): string {
  if (request.DestinationIpv6CidrBlock || request.DestinationPrefixListId) {
    throw unsupported('The emulator routes IPv4 blocks only.');
  }
  if (!request.DestinationCidrBlock) throw missingParameter('destinationCidrBlock');
  return formatCidr(readBlock(request.DestinationCidrBlock, 'destinationCidrBlock'));
}

const targetNames = ['GatewayId', 'NatGatewayId', 'InstanceId', 'NetworkInterfaceId'] as const;

/** The one target of a route. Throws AWS's errors for none, several, unknown ones and those of other networks. */
export function readTarget(state: Ec2State, request: RouteRequest, table: RouteTableRecord): RouteTarget {
  const named = targetNames.filter((name) => request[name]);
  if (named.length > 1) {
    throw invalidParameterCombination(
      'The parameters gatewayId, natGatewayId, instanceId and networkInterfaceId cannot be used together',
    );
  }
  if (request.GatewayId) return internetTarget(state, request.GatewayId, table);
  if (request.NatGatewayId) return natTarget(state, request.NatGatewayId, table);
  if (request.InstanceId) return instanceTarget(state, request.InstanceId, table);
  if (request.NetworkInterfaceId) return interfaceTarget(state, request.NetworkInterfaceId, table);
  throw unsupportedOrMissing(request);
}

function internetTarget(state: Ec2State, id: string, table: RouteTableRecord): RouteTarget {
  if (id === 'local' || id.startsWith('vgw-')) throw unsupported(`The emulator cannot route to ${id}.`);
  const { internetGatewayId, vpcId } = findInternetGateway(state, id);
  if (vpcId !== table.vpcId) throw otherNetwork(table, `network gateway ${id}`);
  return { kind: 'internetGateway', internetGatewayId };
}

function natTarget(state: Ec2State, id: string, table: RouteTableRecord): RouteTarget {
  const { natGatewayId, vpcId } = findNatGateway(state, id);
  if (vpcId !== table.vpcId) throw otherNetwork(table, `network gateway ${id}`);
  return { kind: 'natGateway', natGatewayId };
}

function instanceTarget(state: Ec2State, id: string, table: RouteTableRecord): RouteTarget {
  const instance = findInstance(state, id);
  if (instance.state === 'terminated') {
    throw new AwsError(
      'IncorrectInstanceState',
      `The instance '${id}' is not in a valid state for this operation.`,
    );
  }
  return interfaceTarget(state, instance.networkInterfaceId, table);
}

function interfaceTarget(state: Ec2State, id: string, table: RouteTableRecord): RouteTarget {
  const { networkInterfaceId, vpcId } = findNetworkInterface(state, id);
  if (vpcId !== table.vpcId) throw otherNetwork(table, `interface ${id}`);
  return { kind: 'networkInterface', networkInterfaceId };
}

const otherNetwork = ({ routeTableId }: RouteTableRecord, target: string) =>
  invalidParameterValue(`route table ${routeTableId} and ${target} belong to different networks`);

const unsupported = (message: string) => new AwsError('UnsupportedOperation', message);

const known = new Set(['RouteTableId', 'DestinationCidrBlock', 'DryRun']);

function unsupportedOrMissing(request: RouteRequest): AwsError {
  const [other] = Object.entries(request).filter(([name, value]) => value !== undefined && !known.has(name));
  return other
    ? unsupported(`The emulator cannot route by ${other[0]}.`)
    : missingParameter('gatewayId, natGatewayId, networkInterfaceId or instanceId');
}
