import type { Route, RouteTable, RouteTableAssociation } from '@aws-sdk/client-ec2';
import { assertNever } from '../../assert-never.js';
import type { Ec2Context } from '../ec2-context.js';
import { tagList } from '../tags/tags.js';
import type { RouteRecord, RouteTableAssociationRecord, RouteTableRecord } from './route-table-records.js';
import { routeHolder, type RouteHolder } from './route-holder.js';

/** A table as `CreateRouteTable` and `DescribeRouteTables` show it. */
export const presentRouteTable = (table: RouteTableRecord, ec2: Ec2Context): RouteTable => ({
  RouteTableId: table.routeTableId,
  VpcId: table.vpcId,
  OwnerId: ec2.surroundings.account,
  Routes: table.routes.map((route) => presentRoute(route, ec2)),
  Associations: table.associations.map((association) => presentAssociation(association, table)),
  PropagatingVgws: [],
  Tags: tagList(ec2.state, table.routeTableId),
});

/** An association of a table. */
const presentAssociation = (
  { associationId, subnetId }: RouteTableAssociationRecord,
  { routeTableId }: RouteTableRecord,
): RouteTableAssociation => ({
  RouteTableAssociationId: associationId,
  RouteTableId: routeTableId,
  SubnetId: subnetId,
  Main: subnetId === undefined,
  AssociationState: { State: 'associated' },
});

function presentRoute(route: RouteRecord, ec2: Ec2Context): Route {
  const holder = routeHolder(route.target, ec2.state);
  return {
    DestinationCidrBlock: route.destination,
    ...presentTarget(route, holder, ec2),
    Origin: route.origin,
    State: holder.isActive ? 'active' : 'blackhole',
  };
}

function presentTarget(
  { target }: RouteRecord,
  { instanceId }: RouteHolder,
  { surroundings }: Ec2Context,
): Route {
  switch (target.kind) {
    case 'local':
      return { GatewayId: 'local' };
    case 'internetGateway':
      return { GatewayId: target.internetGatewayId };
    case 'natGateway':
      return { NatGatewayId: target.natGatewayId };
    case 'networkInterface':
      return {
        NetworkInterfaceId: target.networkInterfaceId,
        ...(instanceId === undefined
          ? {}
          : { InstanceId: instanceId, InstanceOwnerId: surroundings.account }),
      };
    default:
      return assertNever(target);
  }
}
