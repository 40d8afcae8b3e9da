import type {
  AssociateAddressResult,
  DescribeAddressesResult,
  DescribeInstancesResult,
  DescribeNatGatewaysResult,
  DescribeNetworkInterfacesResult,
  Reservation,
} from '@aws-sdk/client-ec2';
import { createTestEc2, untilState, webProgram, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';
import { allocate, createTestNetwork, type TestNetwork } from '../../../testing/ec2/ec2-network.js';

describe('Elastic IPs and NAT gateways', () => {
  let ec2: TestEc2;
  let network: TestNetwork;

  beforeEach(async () => {
    ec2 = await createTestEc2();
    network = await createTestNetwork(ec2);
  });

  afterEach(() => ec2.close());

  async function launch(): Promise<string> {
    const ImageId = await ec2.register(webProgram);
    const { SubnetId } = network;
    const input = { ImageId, InstanceType: 't3.micro', SubnetId, MinCount: 1, MaxCount: 1 };
    const { Instances } = await ec2.call<Reservation>('RunInstances', input);
    return Instances?.[0]?.InstanceId ?? '';
  }

  const instance = async (id: string) => {
    const { Reservations } = await ec2.call<DescribeInstancesResult>('DescribeInstances', {
      InstanceIds: [id],
    });
    return Reservations?.[0]?.Instances?.[0];
  };

  const natGateway = async () =>
    (await ec2.call<DescribeNatGatewaysResult>('DescribeNatGateways')).NatGateways?.[0];

  async function untilNatGateway(state: string) {
    for (;;) {
      const gateway = await natGateway();
      if (gateway?.State === state) return gateway;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  it('are an instance’s public address until they are taken away', async () => {
    const InstanceId = await launch();
    await untilState(ec2.instances, InstanceId, 'running');
    const { AllocationId, PublicIp } = await allocate(ec2);

    const { AssociationId } = await ec2.call<AssociateAddressResult>('AssociateAddress', {
      AllocationId,
      InstanceId,
    });

    expect(await instance(InstanceId)).toMatchObject({
      PublicIpAddress: PublicIp,
      NetworkInterfaces: [{ Association: { PublicIp, IpOwnerId: '123456789012' } }],
    });
    await expect(ec2.call('ReleaseAddress', { AllocationId })).rejects.toMatchObject({
      code: 'InvalidIPAddress.InUse',
    });
    await ec2.call('DisassociateAddress', { AssociationId });
    expect((await instance(InstanceId))?.PublicIpAddress).toBeUndefined();
    await expect(ec2.call('ReleaseAddress', { AllocationId })).resolves.toEqual({});
  });

  it('give way to the instance’s own public address again', async () => {
    const { SubnetId } = network;
    await ec2.call('ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } });
    const InstanceId = await launch();
    await untilState(ec2.instances, InstanceId, 'running');
    const own = (await instance(InstanceId))?.PublicIpAddress;
    const { AllocationId, PublicIp } = await allocate(ec2);

    await ec2.call('AssociateAddress', { AllocationId, InstanceId });
    const bound = (await instance(InstanceId))?.PublicIpAddress;
    await ec2.call('DisassociateAddress', { PublicIp });

    expect(own).toMatch(/^127\./);
    expect([bound, (await instance(InstanceId))?.PublicIpAddress]).toEqual([PublicIp, own]);
  });

  it('are not for instances that are pending, as on AWS', async () => {
    const InstanceId = await launch();
    const { AllocationId } = await allocate(ec2);

    await expect(ec2.call('AssociateAddress', { AllocationId, InstanceId })).rejects.toMatchObject({
      code: 'InvalidInstanceID',
      message: `The pending instance '${InstanceId}' is not in a valid state for this operation.`,
    });
  });

  it('are free again when their instance is terminated', async () => {
    const InstanceId = await launch();
    await untilState(ec2.instances, InstanceId, 'running');
    const { AllocationId } = await allocate(ec2);
    await ec2.call('AssociateAddress', { AllocationId, InstanceId });

    await ec2.call('TerminateInstances', { InstanceIds: [InstanceId] });
    await untilState(ec2.instances, InstanceId, 'terminated');

    const { Addresses } = await ec2.call<DescribeAddressesResult>('DescribeAddresses');
    expect(Addresses?.map((one) => [one.AllocationId, one.AssociationId])).toEqual([
      [AllocationId, undefined],
    ]);
  });

  it('need an internet gateway, and keep it attached', async () => {
    const { InternetGatewayId, VpcId, SubnetId } = network;
    const { NetworkInterface } = await ec2.call<{ NetworkInterface: { NetworkInterfaceId: string } }>(
      'CreateNetworkInterface',
      { SubnetId },
    );
    const bound = { ...NetworkInterface, ...(await allocate(ec2)) };
    const bind = () =>
      ec2.call('AssociateAddress', {
        AllocationId: bound.AllocationId,
        NetworkInterfaceId: bound.NetworkInterfaceId,
      });
    await ec2.call('DetachInternetGateway', { InternetGatewayId, VpcId });
    await expect(bind()).rejects.toMatchObject({ code: 'Gateway.NotAttached' });
    await ec2.call('AttachInternetGateway', { InternetGatewayId, VpcId });

    await bind();

    await expect(ec2.call('DetachInternetGateway', { InternetGatewayId, VpcId })).rejects.toMatchObject({
      code: 'DependencyViolation',
    });
    await expect(ec2.call('DeleteInternetGateway', { InternetGatewayId })).rejects.toMatchObject({
      code: 'DependencyViolation',
    });
  });

  it('are held by a NAT gateway from pending to deleted, and its subnet with them', async () => {
    const { SubnetId } = network;
    const { AllocationId, PublicIp } = await allocate(ec2);

    await ec2.call('CreateNatGateway', { SubnetId, AllocationId });

    expect(await natGateway()).toMatchObject({ State: 'pending', ConnectivityType: 'public' });
    const available = await untilNatGateway('available');
    expect(available.NatGatewayAddresses).toMatchObject([{ AllocationId, PublicIp, PrivateIp: '10.0.0.4' }]);
    await expect(ec2.call('DeleteSubnet', { SubnetId })).rejects.toMatchObject({
      code: 'DependencyViolation',
    });
    await ec2.call('DeleteNatGateway', { NatGatewayId: available.NatGatewayId });
    await untilNatGateway('deleted');
    await expect(ec2.call('DeleteSubnet', { SubnetId })).resolves.toEqual({});
    await expect(ec2.call('ReleaseAddress', { AllocationId })).resolves.toEqual({});
  });

  it('fail a NAT gateway in a network without internet gateway', async () => {
    const { InternetGatewayId, VpcId, SubnetId } = network;
    const { AllocationId } = await allocate(ec2);
    await ec2.call('DetachInternetGateway', { InternetGatewayId, VpcId });

    await ec2.call('CreateNatGateway', { SubnetId, AllocationId });

    expect(await untilNatGateway('failed')).toMatchObject({
      FailureCode: 'Gateway.NotAttached',
      FailureMessage: `Network ${VpcId} has no Internet gateway attached`,
    });
  });

  it('show on network interfaces, those of instances among them', async () => {
    const InstanceId = await launch();
    await ec2.call('ModifyInstanceAttribute', { InstanceId, SourceDestCheck: { Value: false } });

    const { NetworkInterfaces } = await ec2.call<DescribeNetworkInterfacesResult>(
      'DescribeNetworkInterfaces',
      {
        Filters: [{ Name: 'attachment.instance-id', Values: [InstanceId] }],
      },
    );

    expect(NetworkInterfaces).toMatchObject([
      {
        ...{
          SubnetId: network.SubnetId,
          SourceDestCheck: false,
          Status: 'in-use',
          PrivateIpAddress: '10.0.0.4',
        },
        Attachment: { InstanceId, DeviceIndex: 0, DeleteOnTermination: true },
      },
    ]);
    expect(await instance(InstanceId)).toMatchObject({ SourceDestCheck: false });
  });
});
