import type {
  AssociateRouteTableResult,
  DescribeRouteTablesResult,
  ReplaceRouteTableAssociationResult,
} from '@aws-sdk/client-ec2';
import { createTestEc2, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';
import { createTestNetwork, type TestNetwork } from '../../../testing/ec2/ec2-network.js';

describe('route tables', () => {
  let ec2: TestEc2;
  let network: TestNetwork;
  let toInternet: object;

  beforeEach(async () => {
    ec2 = await createTestEc2();
    network = await createTestNetwork(ec2);
    const { RouteTableId, InternetGatewayId } = network;
    toInternet = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId };
  });

  afterEach(() => ec2.close());

  const table = async () => {
    const input = { RouteTableIds: [network.RouteTableId] };
    return (await ec2.call<DescribeRouteTablesResult>('DescribeRouteTables', input)).RouteTables?.[0];
  };

  it('show their routes, and those to a detached gateway as blackholes', async () => {
    const { InternetGatewayId, VpcId } = network;
    await ec2.call('CreateRoute', toInternet);
    const before = await table();

    await ec2.call('DetachInternetGateway', { InternetGatewayId, VpcId });

    const route = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId, Origin: 'CreateRoute' };
    expect(before?.Routes).toMatchObject([{ GatewayId: 'local' }, { ...route, State: 'active' }]);
    expect((await table())?.Routes).toMatchObject([{}, { ...route, State: 'blackhole' }]);
  });

  it('lead to network interfaces, and back to the gateway when the route is replaced', async () => {
    const { NetworkInterface } = await ec2.call<{ NetworkInterface: { NetworkInterfaceId: string } }>(
      'CreateNetworkInterface',
      { SubnetId: network.SubnetId },
    );
    const { NetworkInterfaceId } = NetworkInterface;
    await ec2.call('CreateRoute', { ...toInternet, GatewayId: undefined, NetworkInterfaceId });
    const before = await table();

    await ec2.call('ReplaceRoute', toInternet);

    expect(before?.Routes?.[1]).toMatchObject({ NetworkInterfaceId, State: 'blackhole' });
    expect((await table())?.Routes?.[1]).toMatchObject({ GatewayId: network.InternetGatewayId });
  });

  it('lose a route, but not that of the VPC', async () => {
    const { RouteTableId } = network;
    await ec2.call('CreateRoute', toInternet);

    await ec2.call('DeleteRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0' });

    expect((await table())?.Routes).toHaveLength(1);
    await expect(
      ec2.call('DeleteRoute', { RouteTableId, DestinationCidrBlock: '10.0.0.0/16' }),
    ).rejects.toMatchObject({
      message: `cannot remove local route 10.0.0.0/16 in route table ${RouteTableId}`,
    });
  });

  it('keep a subnet until it is disassociated or gone', async () => {
    const { RouteTableId, SubnetId } = network;
    const associate = () =>
      ec2.call<AssociateRouteTableResult>('AssociateRouteTable', { RouteTableId, SubnetId });
    const { AssociationId } = await associate();

    expect(await associate()).toMatchObject({ AssociationId });
    expect((await table())?.Associations).toMatchObject([{ Main: false, SubnetId }]);
    await expect(ec2.call('DeleteRouteTable', { RouteTableId })).rejects.toMatchObject({
      code: 'DependencyViolation',
      message: `The routeTable '${RouteTableId}' has dependencies and cannot be deleted.`,
    });
    await ec2.call('DeleteSubnet', { SubnetId });
    await expect(ec2.call('DeleteRouteTable', { RouteTableId })).resolves.toEqual({});
  });

  it('become the main one in place of another', async () => {
    const { VpcId, RouteTableId } = network;
    const Filters = [
      { Name: 'vpc-id', Values: [VpcId] },
      { Name: 'association.main', Values: ['true'] },
    ];
    const main = async () =>
      (await ec2.call<DescribeRouteTablesResult>('DescribeRouteTables', { Filters })).RouteTables ?? [];
    const AssociationId = (await main())[0]?.Associations?.[0]?.RouteTableAssociationId;

    const { NewAssociationId } = await ec2.call<ReplaceRouteTableAssociationResult>(
      'ReplaceRouteTableAssociation',
      { AssociationId, RouteTableId },
    );

    expect(NewAssociationId).not.toBe(AssociationId);
    expect(await main()).toMatchObject([{ RouteTableId, Associations: [{ Main: true }] }]);
    await expect(
      ec2.call('DisassociateRouteTable', { AssociationId: NewAssociationId }),
    ).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  });

  it.each([
    [{}, 'RouteAlreadyExists', 'The route identified by 0.0.0.0/0 already exists.'],
    [
      { GatewayId: 'igw-0' },
      'InvalidInternetGatewayID.NotFound',
      "The internetGateway ID 'igw-0' does not exist",
    ],
    [{ GatewayId: undefined }, 'MissingParameter', expect.stringContaining('gatewayId')],
    [{ NatGatewayId: 'nat-0' }, 'InvalidParameterCombination', expect.stringContaining('natGatewayId')],
    [
      { GatewayId: undefined, NatGatewayId: 'nat-0' },
      'InvalidNatGatewayID.NotFound',
      "The natGateway ID 'nat-0' does not exist",
    ],
    [{ DestinationCidrBlock: 'all' }, 'InvalidParameterValue', expect.stringContaining('(all)')],
    [{ RouteTableId: 'rtb-0' }, 'InvalidRouteTableID.NotFound', "The routeTable ID 'rtb-0' does not exist"],
  ])('refuse the route %j: %s', async (changes, code, message) => {
    await ec2.call('CreateRoute', toInternet);

    await expect(ec2.call('CreateRoute', { ...toInternet, ...changes })).rejects.toMatchObject({
      code,
      message,
    });
  });

  it('belong to one network: gateways and subnets of others are refused', async () => {
    const other = await createTestNetwork(ec2);
    const { RouteTableId } = network;

    await expect(
      ec2.call('CreateRoute', { ...toInternet, GatewayId: other.InternetGatewayId }),
    ).rejects.toMatchObject({ message: expect.stringContaining('belong to different networks') });
    await expect(
      ec2.call('AssociateRouteTable', { RouteTableId, SubnetId: other.SubnetId }),
    ).rejects.toMatchObject({ message: expect.stringContaining('belong to different networks') });
  });
});
