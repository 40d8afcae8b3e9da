import type {
  CreateSubnetResult,
  CreateVpcResult,
  DescribeNetworkAclsResult,
  DescribeRouteTablesResult,
  DescribeSecurityGroupsResult,
  DescribeSubnetsResult,
  DescribeVpcAttributeResult,
} from '@aws-sdk/client-ec2';
import { createTestEc2, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';

describe('VPCs', () => {
  let ec2: TestEc2;
  let VpcId: string;

  beforeEach(async () => {
    ec2 = await createTestEc2();
    const { Vpc } = await ec2.call<CreateVpcResult>('CreateVpc', { CidrBlock: '10.0.0.0/16' });
    VpcId = Vpc?.VpcId ?? '';
  });

  afterEach(() => ec2.close());

  const inVpc = () => ({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] });

  it('come with a main route table, a default ACL and a security group', async () => {
    const tables = await ec2.call<DescribeRouteTablesResult>('DescribeRouteTables', inVpc());
    const acls = await ec2.call<DescribeNetworkAclsResult>('DescribeNetworkAcls', inVpc());
    const groups = await ec2.call<DescribeSecurityGroupsResult>('DescribeSecurityGroups', inVpc());

    expect(tables.RouteTables).toMatchObject([
      {
        Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' }],
        Associations: [{ Main: true }],
      },
    ]);
    expect(acls.NetworkAcls).toMatchObject([{ IsDefault: true, Associations: [] }]);
    expect(groups.SecurityGroups).toMatchObject([
      { GroupName: 'default', IpPermissions: [{ UserIdGroupPairs: [{}] }] },
    ]);
  });

  it('resolve DNS names, and give hosts names when asked to', async () => {
    const attribute = (Attribute: string) =>
      ec2.call<DescribeVpcAttributeResult>('DescribeVpcAttribute', { VpcId, Attribute });
    const before = await attribute('enableDnsHostnames');

    await ec2.call('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } });

    expect(before.EnableDnsHostnames?.Value).toBe(false);
    expect((await attribute('enableDnsHostnames')).EnableDnsHostnames?.Value).toBe(true);
    expect((await attribute('enableDnsSupport')).EnableDnsSupport?.Value).toBe(true);
  });

  it('are deleted with what they came with', async () => {
    await ec2.call('DeleteVpc', { VpcId });

    for (const list of ['RouteTables', 'NetworkAcls', 'SecurityGroups', 'Vpcs']) {
      const answer = await ec2.call<Record<string, object[]>>(`Describe${list}`, inVpc());
      expect([list, answer[list]]).toEqual([list, []]);
    }
  });

  it.each([
    ['CreateSubnet', { CidrBlock: '10.0.1.0/24' }],
    ['CreateRouteTable', {}],
    ['CreateSecurityGroup', { GroupName: 'web', Description: 'web' }],
  ])('stay while something made by %s is in them', async (operation, input) => {
    await ec2.call(operation, { VpcId, ...input });

    await expect(ec2.call('DeleteVpc', { VpcId })).rejects.toMatchObject({
      code: 'DependencyViolation',
      message: `The vpc '${VpcId}' has dependencies and cannot be deleted.`,
    });
  });

  it('have subnets in the zones asked for, without public addresses at first', async () => {
    const input = { VpcId, CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-east-1b' };

    const { Subnet } = await ec2.call<CreateSubnetResult>('CreateSubnet', input);

    expect(Subnet).toMatchObject({
      ...{ CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-east-1b', AvailabilityZoneId: 'use1-az2' },
      ...{ AvailableIpAddressCount: 251, MapPublicIpOnLaunch: false, DefaultForAz: false },
    });
  });

  it('change one attribute of a subnet at a time', async () => {
    const { Subnet } = await ec2.call<CreateSubnetResult>('CreateSubnet', {
      VpcId,
      CidrBlock: '10.0.1.0/24',
    });
    const SubnetId = Subnet?.SubnetId;
    const both = {
      SubnetId,
      MapPublicIpOnLaunch: { Value: true },
      EnableResourceNameDnsARecordOnLaunch: { Value: true },
    };

    await ec2.call('ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } });

    const { Subnets } = await ec2.call<DescribeSubnetsResult>('DescribeSubnets', { SubnetIds: [SubnetId] });
    expect(Subnets).toMatchObject([{ MapPublicIpOnLaunch: true }]);
    await expect(ec2.call('ModifySubnetAttribute', both)).rejects.toMatchObject({
      code: 'InvalidParameterCombination',
    });
  });

  it.each([
    ['CreateVpc', { CidrBlock: '10.0.0.0/15' }, 'InvalidVpc.Range', "The CIDR '10.0.0.0/15' is invalid."],
    ['CreateVpc', { CidrBlock: '10.0.0.0/29' }, 'InvalidVpc.Range', "The CIDR '10.0.0.0/29' is invalid."],
    [
      'CreateVpc',
      { CidrBlock: '10.0.0/16' },
      'InvalidParameterValue',
      'Value (10.0.0/16) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
    ],
    ['CreateVpc', {}, 'MissingParameter', 'The request must contain the parameter cidrBlock'],
    ['DeleteVpc', { VpcId: 'vpc-0' }, 'InvalidVpcID.NotFound', "The vpc ID 'vpc-0' does not exist"],
  ])('%s of %j is %s', async (operation, input, code, message) => {
    await expect(ec2.call(operation, input)).rejects.toMatchObject({ code, message, status: 400 });
  });

  it.each([
    ['10.1.0.0/24', 'InvalidSubnet.Range', "The CIDR '10.1.0.0/24' is invalid."],
    ['10.0.0.0/15', 'InvalidSubnet.Range', "The CIDR '10.0.0.0/15' is invalid."],
    ['10.0.0.0/29', 'InvalidSubnet.Range', "The CIDR '10.0.0.0/29' is invalid."],
    ['10.0.4.128/25', 'InvalidSubnet.Conflict', "The CIDR '10.0.4.128/25' conflicts with another subnet"],
  ])('refuse the subnet %s: %s', async (CidrBlock, code, message) => {
    await ec2.call('CreateSubnet', { VpcId, CidrBlock: '10.0.4.0/24' });

    await expect(ec2.call('CreateSubnet', { VpcId, CidrBlock })).rejects.toMatchObject({ code, message });
  });

  it('refuse a subnet in a zone of another region', async () => {
    const input = { VpcId, CidrBlock: '10.0.4.0/24', AvailabilityZone: 'eu-west-1a' };

    await expect(ec2.call('CreateSubnet', input)).rejects.toMatchObject({
      code: 'InvalidParameterValue',
      message: expect.stringContaining('us-east-1a, us-east-1b, us-east-1c'),
    });
  });
});
