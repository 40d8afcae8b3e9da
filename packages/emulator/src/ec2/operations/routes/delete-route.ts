import type { DeleteRouteRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { findRouteTable } from '../../route-tables/find-route-table.js';
import { readDestination } from '../../route-tables/read-route.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRoute.html */
export function deleteRoute(input: DeleteRouteRequest, { state }: Ec2Context): object {
  const table = findRouteTable(state, required(input.RouteTableId, 'routeTableId'));
  const { routeTableId } = table;
  const destination = readDestination(input);
  const existing = table.routes.find((route) => route.destination === destination);
  if (!existing) {
    throw new AwsError(
      'InvalidRoute.NotFound',
      `no route with destination-cidr-block ${destination} in route table ${routeTableId}`,
    );
  }
  if (existing.target.kind === 'local') {
    throw invalidParameterValue(`cannot remove local route ${destination} in route table ${routeTableId}`);
  }
  stopIfDryRun(input);
  const routes = table.routes.filter((route) => route !== existing);
  state.routeTables.set(routeTableId, { ...table, routes });
  return {};
}
