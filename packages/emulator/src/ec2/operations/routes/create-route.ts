import type { CreateRouteRequest, CreateRouteResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { findRouteTable } from '../../route-tables/find-route-table.js';
import { readDestination, readTarget } from '../../route-tables/read-route.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * IPv4 blocks to an internet gateway, a NAT gateway, an instance or a network interface; others are
 * `UnsupportedOperation`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
 */
export function createRoute(input: CreateRouteRequest, { state }: Ec2Context): CreateRouteResult {
  const table = findRouteTable(state, required(input.RouteTableId, 'routeTableId'));
  const destination = readDestination(input);
  const target = readTarget(state, input, table);
  if (table.routes.some((route) => route.destination === destination)) {
    throw new AwsError('RouteAlreadyExists', `The route identified by ${destination} already exists.`);
  }
  stopIfDryRun(input);
  const route = { destination, target, origin: 'CreateRoute' } as const;
  state.routeTables.set(table.routeTableId, { ...table, routes: [...table.routes, route] });
  return { Return: true };
}
