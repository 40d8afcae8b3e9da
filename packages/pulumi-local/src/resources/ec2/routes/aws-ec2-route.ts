import { CreateRouteCommand } from '@aws-sdk/client-ec2';
import type { RouteArgs } from '@pulumi/aws/ec2/route.js';
import { defineResource } from '../../../terms/define-resource.js';
import { routeTarget } from '../../../translate/route-input.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html */
export const awsEc2Route = defineResource<RouteArgs>()({
  type: 'aws:ec2/route:Route',
  inputs: [
    'routeTableId',
    'destinationCidrBlock',
    'gatewayId',
    'natGatewayId',
    'networkInterfaceId',
    'transitGatewayId',
    'vpcEndpointId',
    'vpcPeeringConnectionId',
  ],
  create: async (inputs, { clients, call }) => {
    const { routeTableId, destinationCidrBlock } = inputs;
    await clients.ec2.send(
      new CreateRouteCommand({
        RouteTableId: routeTableId,
        DestinationCidrBlock: destinationCidrBlock,
        ...routeTarget(inputs),
      }),
      call,
    );
    // A route has no id at AWS. Table and destination tell it from all others.
    return {
      id: `r-${routeTableId}-${destinationCidrBlock}`,
      outputs: { origin: 'CreateRoute', state: 'active' },
    };
  },
});
