import type { CreateRouteRequest } from '@aws-sdk/client-ec2';

/** Where a route may lead to, in the provider's names: the same in a route and in a table's inline routes. */
export interface RouteTargetInputs {
  readonly gatewayId?: string;
  readonly natGatewayId?: string;
  readonly networkInterfaceId?: string;
  readonly transitGatewayId?: string;
  readonly vpcEndpointId?: string;
  readonly vpcPeeringConnectionId?: string;
}

/** The target of a route as EC2 wants it. */
export function routeTarget(inputs: RouteTargetInputs): Omit<CreateRouteRequest, 'RouteTableId'> {
  return {
    GatewayId: inputs.gatewayId,
    NatGatewayId: inputs.natGatewayId,
    NetworkInterfaceId: inputs.networkInterfaceId,
    TransitGatewayId: inputs.transitGatewayId,
    VpcEndpointId: inputs.vpcEndpointId,
    VpcPeeringConnectionId: inputs.vpcPeeringConnectionId,
  };
}
