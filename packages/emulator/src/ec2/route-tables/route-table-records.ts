/** Where a route leads. */
export type RouteTarget =
  | { readonly kind: 'local' }
  | { readonly kind: 'internetGateway'; readonly internetGatewayId: string }
  | { readonly kind: 'natGateway'; readonly natGatewayId: string }
  | { readonly kind: 'networkInterface'; readonly networkInterfaceId: string };

export interface RouteRecord {
  /** An IPv4 block in its canonical form; of a table's routes only one has it. */
  readonly destination: string;
  readonly target: RouteTarget;
  readonly origin: 'CreateRouteTable' | 'CreateRoute';
}

export interface RouteTableAssociationRecord {
  readonly associationId: string;
  /** None: the table is the VPC's main one. */
  readonly subnetId: string | undefined;
}

export interface RouteTableRecord {
  readonly routeTableId: string;
  readonly vpcId: string;
  readonly routes: readonly RouteRecord[];
  readonly associations: readonly RouteTableAssociationRecord[];
}
