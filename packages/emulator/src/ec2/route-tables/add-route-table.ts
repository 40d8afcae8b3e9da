import type { Surroundings } from '../../service/service.js';
import { formatCidr } from '../cidr.js';
import type { VpcRecord } from '../network/network-records.js';
import type { Ec2State } from '../state.js';
import type { RouteTableRecord } from './route-table-records.js';

/** Adds a table with the one route that nobody can remove: the VPC's own. */
export function addRouteTable(
  { routeTables }: Ec2State,
  { vpcId, cidr }: VpcRecord,
  newId: Surroundings['newId'],
): RouteTableRecord {
  const local = {
    destination: formatCidr(cidr),
    target: { kind: 'local' },
    origin: 'CreateRouteTable',
  } as const;
  const table = { routeTableId: newId('rtb'), vpcId, routes: [local], associations: [] };
  routeTables.set(table.routeTableId, table);
  return table;
}
