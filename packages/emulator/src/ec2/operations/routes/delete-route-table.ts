import type { DeleteRouteTableRequest } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { dependencyViolation, required } from '../../errors.js';
import { removeRecords } from '../../remove-records.js';
import { findRouteTable } from '../../route-tables/find-route-table.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * A VPC's main table and one with subnets stay: `DependencyViolation`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRouteTable.html
 */
export function deleteRouteTable(input: DeleteRouteTableRequest, { state }: Ec2Context): object {
  const { routeTableId, associations } = findRouteTable(state, required(input.RouteTableId, 'routeTableId'));
  if (associations.length > 0) {
    throw dependencyViolation(`The routeTable '${routeTableId}' has dependencies and cannot be deleted.`);
  }
  stopIfDryRun(input);
  removeRecords(state, state.routeTables, [routeTableId]);
  return {};
}
