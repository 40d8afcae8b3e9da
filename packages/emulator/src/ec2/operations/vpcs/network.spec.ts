import type {
  DescribeAvailabilityZonesResult,
  DescribeRegionsResult,
  DescribeSubnetsResult,
  DescribeVpcsResult,
} from '@aws-sdk/client-ec2';
import { createTestEc2, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';

describe('the default network', () => {
  let ec2: TestEc2;

  beforeEach(async () => {
    ec2 = await createTestEc2();
  });

  afterEach(() => ec2.close());

  it('is a VPC with a subnet in every zone', async () => {
    const { Vpcs } = await ec2.call<DescribeVpcsResult>('DescribeVpcs');
    const { Subnets } = await ec2.call<DescribeSubnetsResult>('DescribeSubnets');

    expect(Vpcs).toMatchObject([{ CidrBlock: '172.31.0.0/16', IsDefault: true, State: 'available' }]);
    expect(Subnets?.map((one) => [one.AvailabilityZone, one.CidrBlock, one.AvailableIpAddressCount])).toEqual(
      [
        ['us-east-1a', '172.31.0.0/20', 4091],
        ['us-east-1b', '172.31.16.0/20', 4091],
        ['us-east-1c', '172.31.32.0/20', 4091],
      ],
    );
    expect(Subnets?.every((one) => one.MapPublicIpOnLaunch && one.DefaultForAz)).toBe(true);
  });

  it.each([
    ['availability-zone', 'us-east-1b'],
    ['availabilityZone', '*b'],
    ['availability-zone-id', 'use1-az2'],
    ['cidr-block', '172.31.16.0/20'],
    ['subnet-arn', 'arn:aws:ec2:us-east-1:123456789012:subnet/subnet-*0b'],
  ])('finds one subnet by %s %s', async (Name, value) => {
    const { Subnets } = await ec2.call<DescribeSubnetsResult>('DescribeSubnets', {
      Filters: [{ Name, Values: [value] }],
    });

    expect(Subnets?.map((one) => one.AvailabilityZone)).toEqual(['us-east-1b']);
  });

  it('names zones and the one region', async () => {
    const zones = await ec2.call<DescribeAvailabilityZonesResult>('DescribeAvailabilityZones', {
      ZoneNames: ['us-east-1c'],
    });
    const regions = await ec2.call<DescribeRegionsResult>('DescribeRegions');

    expect(zones.AvailabilityZones).toMatchObject([{ ZoneName: 'us-east-1c', ZoneId: 'use1-az3' }]);
    expect(regions.Regions?.map((region) => region.RegionName)).toEqual(['us-east-1']);
  });

  it('tells other services its subnets and groups', async () => {
    const subnet = ec2.instances.defaultSubnet('us-east-1a');
    const group = ec2.instances.defaultSecurityGroup(subnet?.vpcId ?? '');

    expect(ec2.instances.subnet(subnet?.subnetId ?? '')).toEqual(subnet);
    expect(ec2.instances.subnet('subnet-0')).toBeUndefined();
    expect(ec2.instances.missingSecurityGroups([group ?? '', 'sg-0'])).toEqual(['sg-0']);
  });

  it.each([
    ['DescribeVpcs', { VpcIds: ['vpc-0'] }, 'InvalidVpcID.NotFound', "The vpc ID 'vpc-0' does not exist"],
    [
      'DescribeSubnets',
      { SubnetIds: ['subnet-0'] },
      'InvalidSubnetID.NotFound',
      "The subnet ID 'subnet-0' does not exist",
    ],
    [
      'DescribeSubnets',
      { Filters: [{ Name: 'zone', Values: ['x'] }] },
      'InvalidParameterValue',
      "The filter 'zone' is invalid",
    ],
    [
      'DescribeAvailabilityZones',
      { ZoneNames: ['us-east-1z'] },
      'InvalidParameterValue',
      'Invalid availability zone: [us-east-1z]',
    ],
  ])('%s of %j is %s', async (operation, input, code, message) => {
    await expect(ec2.call(operation, input)).rejects.toMatchObject({ code, message, status: 400 });
  });
});
