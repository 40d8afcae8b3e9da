import type {
  CreateNetworkInterfaceResult,
  DescribeDhcpOptionsResult,
  DescribeInstanceCreditSpecificationsResult,
  DescribeInstanceTypeOfferingsResult,
  DescribeInternetGatewaysResult,
  DescribeNetworkInterfacesResult,
  DescribeVpcsResult,
  Reservation,
} from '@aws-sdk/client-ec2';
import { createTestEc2, webProgram, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';
import { createTestNetwork, type TestNetwork } from '../../../testing/ec2/ec2-network.js';

describe('network interfaces', () => {
  let ec2: TestEc2;
  let network: TestNetwork;

  beforeEach(async () => {
    ec2 = await createTestEc2();
    network = await createTestNetwork(ec2);
  });

  afterEach(() => ec2.close());

  const create = async (input: object = {}) => {
    const { SubnetId } = network;
    const answer = ec2.call<CreateNetworkInterfaceResult>('CreateNetworkInterface', { SubnetId, ...input });
    return (await answer).NetworkInterface;
  };

  it('hold an address of their subnet until they are deleted', async () => {
    const made = await create({ PrivateIpAddress: '10.0.0.20', Description: 'mine' });
    const { NetworkInterfaceId } = made ?? {};

    await expect(create({ PrivateIpAddress: '10.0.0.20' })).rejects.toMatchObject({
      code: 'InvalidIPAddress.InUse',
      message: 'Address 10.0.0.20 is in use.',
    });
    await expect(ec2.call('DeleteSubnet', { SubnetId: network.SubnetId })).rejects.toMatchObject({
      code: 'DependencyViolation',
    });
    await ec2.call('DeleteNetworkInterface', { NetworkInterfaceId });
    expect(made).toMatchObject({ Description: 'mine', Status: 'available', SourceDestCheck: true });
    await expect(create({ PrivateIpAddress: '10.0.0.20' })).resolves.toBeDefined();
  });

  it.each(['10.0.0.3', '10.0.0.255', '10.0.1.4'])('cannot have the address %s', async (PrivateIpAddress) => {
    await expect(create({ PrivateIpAddress })).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  });

  it('are in security groups, which stay as long as they do', async () => {
    const group = { VpcId: network.VpcId, GroupName: 'web', Description: 'web' };
    const { GroupId = '' } = await ec2.call<{ GroupId?: string }>('CreateSecurityGroup', group);
    const { NetworkInterfaceId } = (await create()) ?? {};

    await ec2.call('ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, Groups: [GroupId] });

    const { NetworkInterfaces } = await ec2.call<DescribeNetworkInterfacesResult>(
      'DescribeNetworkInterfaces',
      {
        Filters: [{ Name: 'group-id', Values: [GroupId] }],
      },
    );
    expect(NetworkInterfaces?.map((one) => one.NetworkInterfaceId)).toEqual([NetworkInterfaceId]);
    await expect(ec2.call('DeleteSecurityGroup', { GroupId })).rejects.toMatchObject({
      code: 'DependencyViolation',
    });
  });

  it('of instances go with the instance only', async () => {
    const ImageId = await ec2.register(webProgram);
    const launch = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 };
    const { Instances } = await ec2.call<Reservation>('RunInstances', launch);
    const { InstanceId, NetworkInterfaces } = Instances?.[0] ?? {};
    const { NetworkInterfaceId } = NetworkInterfaces?.[0] ?? {};

    const answer = ec2.call('DeleteNetworkInterface', { NetworkInterfaceId });

    await expect(answer).rejects.toMatchObject({
      message: `Network interface '${NetworkInterfaceId}' is currently in use.`,
    });
    const credits = await ec2.call<DescribeInstanceCreditSpecificationsResult>(
      'DescribeInstanceCreditSpecifications',
    );
    expect(credits.InstanceCreditSpecifications).toEqual([{ InstanceId, CpuCredits: 'unlimited' }]);
  });

  it('cannot be attached at launch, so that such a launch is refused', async () => {
    const ImageId = await ec2.register(webProgram);
    const NetworkInterfaces = [{ DeviceIndex: 0, NetworkInterfaceId: (await create())?.NetworkInterfaceId }];
    const launch = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, NetworkInterfaces };

    await expect(ec2.call('RunInstances', launch)).rejects.toMatchObject({ code: 'UnsupportedOperation' });
  });

  it('take empty texts of older clients for nothing said', async () => {
    const ImageId = await ec2.register(webProgram);
    const empty = { KeyName: '', SubnetId: '', UserData: '', Placement: { AvailabilityZone: '' } };
    const launch = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, ...empty };

    const { Instances } = await ec2.call<Reservation>('RunInstances', launch);

    expect(Instances).toMatchObject([{ State: { Name: 'pending' }, KeyName: undefined }]);
  });

  it('have a gateway per network, found by its network', async () => {
    const { VpcId, InternetGatewayId } = network;
    const { Vpcs } = await ec2.call<DescribeVpcsResult>('DescribeVpcs', { VpcIds: [VpcId] });
    const { DhcpOptions } = await ec2.call<DescribeDhcpOptionsResult>('DescribeDhcpOptions', {
      DhcpOptionsIds: [Vpcs?.[0]?.DhcpOptionsId],
    });

    const { InternetGateways } = await ec2.call<DescribeInternetGatewaysResult>('DescribeInternetGateways', {
      Filters: [{ Name: 'attachment.vpc-id', Values: [VpcId] }],
    });

    expect(InternetGateways).toMatchObject([
      { InternetGatewayId, Attachments: [{ VpcId, State: 'available' }] },
    ]);
    expect(DhcpOptions).toHaveLength(1);
    const attach = { InternetGatewayId, VpcId };
    await expect(ec2.call('AttachInternetGateway', attach)).rejects.toMatchObject({
      code: 'Resource.AlreadyAssociated',
    });
  });

  it('are offered every instance type in every zone', async () => {
    const { InstanceTypeOfferings } = await ec2.call<DescribeInstanceTypeOfferingsResult>(
      'DescribeInstanceTypeOfferings',
      {
        LocationType: 'availability-zone',
        Filters: [{ Name: 'instance-type', Values: ['t3.micro'] }],
      },
    );

    expect(InstanceTypeOfferings?.map((one) => one.Location)).toEqual([
      'us-east-1a',
      'us-east-1b',
      'us-east-1c',
    ]);
  });
});
