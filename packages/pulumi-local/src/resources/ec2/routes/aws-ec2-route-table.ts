import { CreateRouteCommand, CreateRouteTableCommand } from '@aws-sdk/client-ec2';
import type { RouteTableArgs } from '@pulumi/aws/ec2/routeTable.js';
import { defineResource } from '../../../terms/define-resource.js';
import { partitionOf } from '../../../terms/partition-of.js';
import { expectMade } from '../../../translate/expect-made.js';
import { routeTarget } from '../../../translate/route-input.js';
import { tagSpecifications } from '../../../translate/tags.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRouteTable.html */
export const awsEc2RouteTable = defineResource<RouteTableArgs>()({
  type: 'aws:ec2/routeTable:RouteTable',
  inputs: ['vpcId', 'routes', 'tags'],
  create: async ({ vpcId, routes = [], tags }, { clients, call, region }) => {
    const { RouteTable } = await clients.ec2.send(
      new CreateRouteTableCommand({
        VpcId: vpcId,
        TagSpecifications: tagSpecifications('route-table', tags),
      }),
      call,
    );
    const id = expectMade(RouteTable?.RouteTableId, 'a RouteTableId');
    for (const route of routes) {
      const input = { RouteTableId: id, DestinationCidrBlock: route.cidrBlock, ...routeTarget(route) };
      await clients.ec2.send(new CreateRouteCommand(input), call);
    }
    const ownerId = RouteTable?.OwnerId;
    return {
      id,
      outputs: { arn: `arn:${partitionOf(region)}:ec2:${region}:${ownerId}:route-table/${id}`, ownerId },
    };
  },
});
