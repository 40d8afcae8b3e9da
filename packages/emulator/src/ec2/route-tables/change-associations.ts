import type { Ec2State } from '../state.js';
import type { TableAssociation } from './find-route-table.js';
import { findRouteTable } from './find-route-table.js';
import type { RouteTableAssociationRecord } from './route-table-records.js';

/** Adds an association to a table. */
export function addAssociation(
  state: Ec2State,
  routeTableId: string,
  association: RouteTableAssociationRecord,
): void {
  const table = findRouteTable(state, routeTableId);
  state.routeTables.set(routeTableId, { ...table, associations: [...table.associations, association] });
}

/** Removes an association from its table. */
export function removeAssociation({ routeTables }: Ec2State, { table, association }: TableAssociation): void {
  const associations = table.associations.filter((one) => one.associationId !== association.associationId);
  routeTables.set(table.routeTableId, { ...table, associations });
}
