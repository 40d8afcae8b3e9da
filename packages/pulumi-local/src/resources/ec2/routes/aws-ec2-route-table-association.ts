import { AssociateRouteTableCommand } from '@aws-sdk/client-ec2';
import type { RouteTableAssociationArgs } from '@pulumi/aws/ec2/routeTableAssociation.js';
import { defineResource } from '../../../terms/define-resource.js';
import { expectMade } from '../../../translate/expect-made.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html */
export const awsEc2RouteTableAssociation = defineResource<RouteTableAssociationArgs>()({
  type: 'aws:ec2/routeTableAssociation:RouteTableAssociation',
  inputs: ['routeTableId', 'subnetId', 'gatewayId'],
  create: async ({ routeTableId, subnetId, gatewayId }, { clients, call }) => {
    const { AssociationId } = await clients.ec2.send(
      new AssociateRouteTableCommand({
        RouteTableId: routeTableId,
        SubnetId: subnetId,
        GatewayId: gatewayId,
      }),
      call,
    );
    return { id: expectMade(AssociationId, 'an AssociationId'), outputs: {} };
  },
});
