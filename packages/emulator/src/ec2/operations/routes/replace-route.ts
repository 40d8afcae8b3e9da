import type { ReplaceRouteRequest } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { findRouteTable } from '../../route-tables/find-route-table.js';
import { readDestination, readTarget } from '../../route-tables/read-route.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Gives a route another target; the VPC's own route keeps its.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRoute.html
 */
export function replaceRoute(input: ReplaceRouteRequest, { state }: Ec2Context): object {
  const table = findRouteTable(state, required(input.RouteTableId, 'routeTableId'));
  const destination = readDestination(input);
  const target = readTarget(state, input, table);
  const existing = table.routes.find((route) => route.destination === destination);
  if (!existing) {
    throw invalidParameterValue(
      `There is no route defined for '${destination}' in the route table. Use CreateRoute instead.`,
    );
  }
  if (existing.target.kind === 'local') {
    throw invalidParameterValue(
      `cannot replace local route ${destination} in route table ${table.routeTableId}`,
    );
  }
  stopIfDryRun(input);
  const routes = table.routes.map((route) => (route === existing ? { ...route, target } : route));
  state.routeTables.set(table.routeTableId, { ...table, routes });
  return {};
}
