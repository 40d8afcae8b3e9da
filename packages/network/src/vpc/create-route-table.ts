import * as ec2 from '@pulumi/aws/ec2/index.js';
import type * as pulumi from '@pulumi/pulumi';
import type { PlannedRouteTable } from '../plan/network-plan.js';
import { subnetNamed, type Subnets } from './create-subnets.js';
import type { NetworkScope } from './network-scope.js';

/** Where a default route leads to. */
export type RouteTarget = Pick<ec2.RouteArgs, 'gatewayId' | 'natGatewayId' | 'networkInterfaceId'>;

/** A route table, and what must exist before traffic flows by it. */
export interface RouteTableParts {
  readonly table: ec2.RouteTable;
  readonly ready: readonly pulumi.Resource[];
}

export interface RouteTableOptions {
  readonly vpc: ec2.Vpc;
  readonly subnets: Subnets;
  /** Of 0.0.0.0/0; without it the subnets reach the VPC only. */
  readonly target: RouteTarget | undefined;
}

/** Creates a planned route table with its default route, and associates its subnets. */
export function createRouteTable(
  scope: NetworkScope,
  planned: PlannedRouteTable,
  { vpc, subnets, target }: RouteTableOptions,
): RouteTableParts {
  const { child, tags } = scope;
  const name = `${scope.name}-${planned.name}`;
  const table = new ec2.RouteTable(name, { vpcId: vpc.id, tags: tags(name) }, child);
  const associations = planned.subnets.map(
    (subnet) =>
      new ec2.RouteTableAssociation(
        `${scope.name}-${subnet}`,
        { routeTableId: table.id, subnetId: subnetNamed(subnets, subnet).id },
        child,
      ),
  );
  if (target === undefined) return { table, ready: associations };
  const route = new ec2.Route(
    `${name}-default`,
    { routeTableId: table.id, destinationCidrBlock: '0.0.0.0/0', ...target },
    child,
  );
  return { table, ready: [...associations, route] };
}
