import { paginateDescribeSubnets, type Subnet } from '@aws-sdk/client-ec2';
import type { GetSubnetsArgs } from '@pulumi/aws/ec2/getSubnets.js';
import { defineFunction } from '../terms/define-function.js';
import { toFilters } from '../translate/to-filters.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
export const awsEc2GetSubnets = defineFunction<GetSubnetsArgs>()({
  token: 'aws:ec2/getSubnets:getSubnets',
  inputs: ['filters', 'tags'],
  call: async ({ filters, tags }, { clients: { ec2 }, region, call }) => {
    const subnets: Subnet[] = [];
    const input = { Filters: toFilters(filters, tags) };
    for await (const page of paginateDescribeSubnets({ client: ec2, ...call }, input)) {
      subnets.push(...(page.Subnets ?? []));
    }
    return { id: region, region, ids: subnets.map(({ SubnetId }) => SubnetId), tags: tags ?? {} };
  },
});
