import type { DisassociateRouteTableRequest } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue, required } from '../../errors.js';
import { removeAssociation } from '../../route-tables/change-associations.js';
import { findTableAssociation } from '../../route-tables/find-route-table.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * The subnet uses the VPC's main table from now on; the main table itself stays so.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateRouteTable.html
 */
export function disassociateRouteTable(input: DisassociateRouteTableRequest, { state }: Ec2Context): object {
  const found = findTableAssociation(state, required(input.AssociationId, 'associationId'));
  if (found.association.subnetId === undefined) {
    throw invalidParameterValue(
      `cannot disassociate the main route table association ${found.association.associationId}`,
    );
  }
  stopIfDryRun(input);
  removeAssociation(state, found);
  return {};
}
