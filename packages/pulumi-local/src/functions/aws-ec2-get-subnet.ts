import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import type { GetSubnetArgs } from '@pulumi/aws/ec2/getSubnet.js';
import { defineFunction } from '../terms/define-function.js';
import { expectOne } from '../translate/expect-one.js';
import { tagMap } from '../translate/tag-map.js';
import { equalTo, toFilters } from '../translate/to-filters.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
export const awsEc2GetSubnet = defineFunction<GetSubnetArgs>()({
  token: 'aws:ec2/getSubnet:getSubnet',
  inputs: ['id', 'vpcId', 'cidrBlock', 'availabilityZone', 'filters', 'tags'],
  call: async (inputs, { clients, region, call }) => {
    const { id, vpcId, cidrBlock, availabilityZone, filters = [], tags } = inputs;
    const given = equalTo({
      'vpc-id': vpcId,
      'cidr-block': cidrBlock,
      'availability-zone': availabilityZone,
    });
    const { Subnets = [] } = await clients.ec2.send(
      new DescribeSubnetsCommand({
        SubnetIds: id === undefined ? undefined : [id],
        Filters: toFilters([...given, ...filters], tags),
      }),
      call,
    );
    const subnet = expectOne(Subnets, 'subnet');
    return {
      id: subnet.SubnetId,
      arn: subnet.SubnetArn,
      availabilityZone: subnet.AvailabilityZone,
      availabilityZoneId: subnet.AvailabilityZoneId,
      availableIpAddressCount: subnet.AvailableIpAddressCount,
      cidrBlock: subnet.CidrBlock,
      defaultForAz: subnet.DefaultForAz,
      mapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch,
      ownerId: subnet.OwnerId,
      region,
      state: subnet.State,
      tags: tagMap(subnet.Tags),
      vpcId: subnet.VpcId,
    };
  },
});
