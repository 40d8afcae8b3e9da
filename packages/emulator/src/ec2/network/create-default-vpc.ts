import type { Surroundings } from '../../service/service.js';
import type { Cidr } from '../cidr.js';
import { mainTableOf } from '../route-tables/find-route-table.js';
import type { Ec2State } from '../state.js';
import { addVpc } from './add-vpc.js';

const vpcCidr: Cidr = { first: 0xac1f0000, size: 2 ** 16, prefix: 16 };
const subnetPrefix = 20;
const subnetSize = 2 ** (32 - subnetPrefix);

/**
 * Gives an account what AWS gives it: a default VPC 172.31.0.0/16 with a default subnet in every zone and a way
 * to the internet.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
 */
export function createDefaultVpc(state: Ec2State, { newId, zones }: Surroundings): void {
  const vpc = {
    cidr: vpcCidr,
    isDefault: true,
    instanceTenancy: 'default',
    enableDnsHostnames: true,
  } as const;
  const { vpcId } = addVpc(state, vpc, newId);
  zones.forEach((zone, index) => {
    const subnetId = newId('subnet');
    const cidr = { first: vpcCidr.first + index * subnetSize, size: subnetSize, prefix: subnetPrefix };
    state.subnets.set(subnetId, {
      subnetId,
      vpcId,
      zone,
      cidr,
      defaultForZone: true,
      mapPublicIpOnLaunch: true,
      hostnameType: 'ip-name',
      enableResourceNameDnsARecord: false,
    });
  });
  openToInternet(state, vpcId, newId);
}

function openToInternet(state: Ec2State, vpcId: string, newId: Surroundings['newId']): void {
  const internetGatewayId = newId('igw');
  state.internetGateways.set(internetGatewayId, { internetGatewayId, vpcId });
  const table = mainTableOf(state, vpcId);
  if (!table) return;
  const target = { kind: 'internetGateway', internetGatewayId } as const;
  const routes = [...table.routes, { destination: '0.0.0.0/0', target, origin: 'CreateRoute' } as const];
  state.routeTables.set(table.routeTableId, { ...table, routes });
}
