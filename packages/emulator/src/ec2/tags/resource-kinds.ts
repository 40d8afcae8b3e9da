import { AwsError } from '../../service/aws-error.js';
import { networkInterfaces } from '../network-interfaces/network-interfaces.js';
import type { Ec2State } from '../state.js';
import { rootVolumes } from '../volumes/root-volumes.js';

/** A kind of resource that tags can be on. A new kind of resource needs one line here. */
export interface ResourceKind {
  readonly prefix: string;
  readonly type: string;
  readonly records: (state: Ec2State) => ReadonlyMap<string, unknown>;
  readonly notFound: (id: string) => AwsError;
}

const notFound = (code: string, noun: string) => (id: string) =>
  new AwsError(code, `The ${noun} '${id}' does not exist`);

/** Every kind, by the prefix of its ids. */
const resourceKinds: readonly ResourceKind[] = [
  {
    prefix: 'vpc',
    type: 'vpc',
    records: ({ vpcs }) => vpcs,
    notFound: notFound('InvalidVpcID.NotFound', 'vpc ID'),
  },
  {
    prefix: 'subnet',
    type: 'subnet',
    records: ({ subnets }) => subnets,
    notFound: notFound('InvalidSubnetID.NotFound', 'subnet ID'),
  },
  {
    prefix: 'sg',
    type: 'security-group',
    records: ({ securityGroups }) => securityGroups,
    notFound: notFound('InvalidGroup.NotFound', 'security group'),
  },
  {
    prefix: 'sgr',
    type: 'security-group-rule',
    records: ({ securityGroupRules }) => securityGroupRules,
    notFound: notFound('InvalidSecurityGroupRuleId.NotFound', 'security group rule ID'),
  },
  {
    prefix: 'key',
    type: 'key-pair',
    records: ({ keyPairs }) => keyPairs,
    notFound: notFound('InvalidKeyPair.NotFound', 'key pair'),
  },
  {
    prefix: 'ami',
    type: 'image',
    records: ({ images }) => images,
    notFound: (id) => new AwsError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`),
  },
  {
    prefix: 'lt',
    type: 'launch-template',
    records: ({ launchTemplates }) => launchTemplates,
    notFound: notFound('InvalidLaunchTemplateId.NotFound', 'launch template ID'),
  },
  {
    prefix: 'igw',
    type: 'internet-gateway',
    records: ({ internetGateways }) => internetGateways,
    notFound: notFound('InvalidInternetGatewayID.NotFound', 'internetGateway ID'),
  },
  {
    prefix: 'rtb',
    type: 'route-table',
    records: ({ routeTables }) => routeTables,
    notFound: notFound('InvalidRouteTableID.NotFound', 'routeTable ID'),
  },
  {
    prefix: 'acl',
    type: 'network-acl',
    records: ({ networkAcls }) => networkAcls,
    notFound: notFound('InvalidNetworkAclID.NotFound', 'networkAcl ID'),
  },
  {
    prefix: 'dopt',
    type: 'dhcp-options',
    records: ({ dhcpOptions }) => dhcpOptions,
    notFound: notFound('InvalidDhcpOptionsID.NotFound', 'dhcpOption ID'),
  },
  {
    prefix: 'eipalloc',
    type: 'elastic-ip',
    records: ({ addresses }) => addresses,
    notFound: notFound('InvalidAllocationID.NotFound', 'allocation ID'),
  },
  {
    prefix: 'eni',
    type: 'network-interface',
    records: (state) => new Map(networkInterfaces(state).map((one) => [one.networkInterfaceId, one])),
    notFound: notFound('InvalidNetworkInterfaceID.NotFound', 'networkInterface ID'),
  },
  {
    prefix: 'nat',
    type: 'natgateway',
    records: ({ natGateways }) => natGateways,
    notFound: (id) => new AwsError('NatGatewayNotFound', `The Nat Gateway ${id} was not found`),
  },
  {
    prefix: 'vol',
    type: 'volume',
    records: rootVolumes,
    notFound: (id) => new AwsError('InvalidVolume.NotFound', `The volume '${id}' does not exist.`),
  },
  {
    prefix: 'snap',
    type: 'snapshot',
    records: ({ snapshots }) => snapshots,
    notFound: (id) => new AwsError('InvalidSnapshot.NotFound', `The snapshot '${id}' does not exist.`),
  },
  {
    prefix: 'i',
    type: 'instance',
    records: ({ instances }) => instances,
    notFound: notFound('InvalidInstanceID.NotFound', 'instance ID'),
  },
];

/** The kind that an id is of. Throws `InvalidID`. */
export function kindOf(id: string): ResourceKind {
  const prefix = id.slice(0, id.lastIndexOf('-'));
  const kind = resourceKinds.find((one) => one.prefix === prefix);
  if (kind) return kind;
  throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
}

/** Throws the kind's `NotFound` error for an id that does not exist, `InvalidID` for one of no kind. */
export function checkResource(state: Ec2State, id: string): ResourceKind {
  const kind = kindOf(id);
  if (!kind.records(state).has(id)) throw kind.notFound(id);
  return kind;
}
