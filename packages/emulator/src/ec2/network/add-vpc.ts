import type { Surroundings } from '../../service/service.js';
import { createGroup } from '../security-groups/create-group.js';
import type { Ec2State } from '../state.js';
import { addRouteTable } from '../route-tables/add-route-table.js';
import type { VpcRecord } from './network-records.js';

type NewId = Surroundings['newId'];

export type NewVpc = Pick<VpcRecord, 'cidr' | 'isDefault' | 'instanceTenancy' | 'enableDnsHostnames'>;

/**
 * Adds a VPC with what every VPC has: a security group whose members reach each other, a main route table and a
 * network ACL that lets everything through.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-resources.html
 */
export function addVpc(state: Ec2State, vpc: NewVpc, newId: NewId): VpcRecord {
  const record = {
    ...vpc,
    vpcId: newId('vpc'),
    dhcpOptionsId: defaultDhcpOptions(state, newId),
    cidrAssociationId: newId('vpc-cidr-assoc'),
    enableDnsSupport: true,
    enableNetworkAddressUsageMetrics: false,
  };
  const { vpcId } = record;
  state.vpcs.set(vpcId, record);
  const networkAclId = newId('acl');
  state.networkAcls.set(networkAclId, { networkAclId, vpcId });
  const { routeTableId } = addRouteTable(state, record, newId);
  makeMain(state, routeTableId, newId);
  addDefaultGroup(state, vpcId, newId);
  return record;
}

function defaultDhcpOptions({ dhcpOptions }: Ec2State, newId: NewId): string {
  const [existing] = dhcpOptions.keys();
  if (existing !== undefined) return existing;
  const dhcpOptionsId = newId('dopt');
  dhcpOptions.set(dhcpOptionsId, { dhcpOptionsId });
  return dhcpOptionsId;
}

function makeMain({ routeTables }: Ec2State, routeTableId: string, newId: NewId): void {
  const table = routeTables.get(routeTableId);
  if (!table) return;
  const associations = [{ associationId: newId('rtbassoc'), subnetId: undefined }];
  routeTables.set(routeTableId, { ...table, associations });
}

function addDefaultGroup(state: Ec2State, vpcId: string, newId: NewId): void {
  const group = { groupName: 'default', description: 'default VPC security group', vpcId };
  const groupId = createGroup(state, { group, newId });
  const ruleId = newId('sgr');
  const everything = { protocol: '-1', fromPort: undefined, toPort: undefined, description: undefined };
  state.securityGroupRules.set(ruleId, {
    ruleId,
    groupId,
    isEgress: false,
    ...everything,
    peer: { kind: 'group', groupId },
  });
}
