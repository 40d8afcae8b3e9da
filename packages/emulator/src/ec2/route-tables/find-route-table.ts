import { AwsError } from '../../service/aws-error.js';
import type { Ec2State } from '../state.js';
import type { RouteTableAssociationRecord, RouteTableRecord } from './route-table-records.js';

export const notFoundRouteTable = (id: string) =>
  new AwsError('InvalidRouteTableID.NotFound', `The routeTable ID '${id}' does not exist`);

/** Throws `InvalidRouteTableID.NotFound`. */
export function findRouteTable({ routeTables }: Ec2State, id: string): RouteTableRecord {
  const table = routeTables.get(id);
  if (table) return table;
  throw notFoundRouteTable(id);
}

export const isMain = ({ associations }: RouteTableRecord) =>
  associations.some(({ subnetId }) => subnetId === undefined);

/** The table of the subnets that have no table of their own. */
export const mainTableOf = ({ routeTables }: Ec2State, vpcId: string): RouteTableRecord | undefined =>
  [...routeTables.values()].find((table) => table.vpcId === vpcId && isMain(table));

/** The table that a subnet is associated with, and how; nothing where the main one counts. */
export const associationOfSubnet = (state: Ec2State, subnetId: string) =>
  findAssociationWhere(state, (association) => association.subnetId === subnetId);

/** Throws `InvalidAssociationID.NotFound`. */
export function findTableAssociation(state: Ec2State, associationId: string): TableAssociation {
  const found = findAssociationWhere(state, (association) => association.associationId === associationId);
  if (found) return found;
  throw new AwsError('InvalidAssociationID.NotFound', `The association ID '${associationId}' does not exist`);
}

export interface TableAssociation {
  readonly table: RouteTableRecord;
  readonly association: RouteTableAssociationRecord;
}

function findAssociationWhere(
  { routeTables }: Ec2State,
  isWanted: (association: RouteTableAssociationRecord) => boolean,
): TableAssociation | undefined {
  for (const table of routeTables.values()) {
    const association = table.associations.find(isWanted);
    if (association) return { table, association };
  }
  return undefined;
}
