import type { AssociateRouteTableRequest, AssociateRouteTableResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { findSubnet } from '../../network/find-network.js';
import { refuseMembers } from '../../network/refuse-members.js';
import { addAssociation } from '../../route-tables/change-associations.js';
import { associationOfSubnet, findRouteTable } from '../../route-tables/find-route-table.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Gives a subnet a table of its own; the same again answers the same association.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html
 */
export function associateRouteTable(
  input: AssociateRouteTableRequest,
  { state, surroundings }: Ec2Context,
): AssociateRouteTableResult {
  refuseMembers(input, ['GatewayId', 'PublicIpv4Pool']);
  const { routeTableId, vpcId } = findRouteTable(state, required(input.RouteTableId, 'routeTableId'));
  const subnet = findSubnet(state, required(input.SubnetId, 'subnetId'));
  const { subnetId } = subnet;
  if (subnet.vpcId !== vpcId) {
    throw invalidParameterValue(
      `route table ${routeTableId} and subnet ${subnetId} belong to different networks`,
    );
  }
  const existing = associationOfSubnet(state, subnetId);
  if (existing && existing.table.routeTableId !== routeTableId) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `the specified association for route table ${routeTableId} conflicts with an existing association`,
    );
  }
  stopIfDryRun(input);
  const associationId = existing?.association.associationId ?? surroundings.newId('rtbassoc');
  if (!existing) addAssociation(state, routeTableId, { associationId, subnetId });
  return { AssociationId: associationId, AssociationState: { State: 'associated' } };
}
