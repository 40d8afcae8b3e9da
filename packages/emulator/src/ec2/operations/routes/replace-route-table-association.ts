import type {
  ReplaceRouteTableAssociationRequest,
  ReplaceRouteTableAssociationResult,
} from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { addAssociation, removeAssociation } from '../../route-tables/change-associations.js';
import { findRouteTable, findTableAssociation } from '../../route-tables/find-route-table.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Another table for a subnet, or another main table for a VPC; the association gets a new id.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRouteTableAssociation.html
 */
export function replaceRouteTableAssociation(
  input: ReplaceRouteTableAssociationRequest,
  { state, surroundings }: Ec2Context,
): ReplaceRouteTableAssociationResult {
  const { routeTableId, vpcId } = findRouteTable(state, required(input.RouteTableId, 'routeTableId'));
  const found = findTableAssociation(state, required(input.AssociationId, 'associationId'));
  if (found.table.vpcId !== vpcId) {
    throw invalidParameterValue(
      `route table ${routeTableId} and association ${found.association.associationId} belong to different networks`,
    );
  }
  stopIfDryRun(input);
  removeAssociation(state, found);
  const associationId = surroundings.newId('rtbassoc');
  addAssociation(state, routeTableId, { ...found.association, associationId });
  return { NewAssociationId: associationId, AssociationState: { State: 'associated' } };
}
