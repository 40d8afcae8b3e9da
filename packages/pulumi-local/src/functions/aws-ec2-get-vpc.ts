import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import type { GetVpcArgs } from '@pulumi/aws/ec2/getVpc.js';
import { defineFunction } from '../terms/define-function.js';
import { partitionOf } from '../terms/partition-of.js';
import { expectOne } from '../translate/expect-one.js';
import { tagMap } from '../translate/tag-map.js';
import { equalTo, toFilters } from '../translate/to-filters.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export const awsEc2GetVpc = defineFunction<GetVpcArgs>()({
  token: 'aws:ec2/getVpc:getVpc',
  inputs: ['id', 'cidrBlock', 'default', 'filters', 'tags'],
  call: async (inputs, { clients, region, call }) => {
    const { id, cidrBlock, default: isDefault, filters = [], tags } = inputs;
    const given = equalTo({ cidr: cidrBlock, 'is-default': isDefault?.toString() });
    const { Vpcs = [] } = await clients.ec2.send(
      new DescribeVpcsCommand({
        VpcIds: id === undefined ? undefined : [id],
        Filters: toFilters([...given, ...filters], tags),
      }),
      call,
    );
    const vpc = expectOne(Vpcs, 'VPC');
    return {
      id: vpc.VpcId,
      arn: `arn:${partitionOf(region)}:ec2:${region}:${vpc.OwnerId}:vpc/${vpc.VpcId}`,
      cidrBlock: vpc.CidrBlock,
      default: vpc.IsDefault,
      dhcpOptionsId: vpc.DhcpOptionsId,
      instanceTenancy: vpc.InstanceTenancy,
      ownerId: vpc.OwnerId,
      region,
      state: vpc.State,
      tags: tagMap(vpc.Tags),
    };
  },
});
