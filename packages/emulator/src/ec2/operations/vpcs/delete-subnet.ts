import type { DeleteSubnetRequest } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { dependencyViolation, required } from '../../errors.js';
import { findSubnet } from '../../network/find-network.js';
import { networkInterfaces } from '../../network-interfaces/network-interfaces.js';
import { removeRecords } from '../../remove-records.js';
import { removeAssociation } from '../../route-tables/change-associations.js';
import { associationOfSubnet } from '../../route-tables/find-route-table.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * A subnet with a network interface in it stays: `DependencyViolation`. Its route table association goes with it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSubnet.html
 */
export function deleteSubnet(input: DeleteSubnetRequest, { state }: Ec2Context): object {
  const { subnetId } = findSubnet(state, required(input.SubnetId, 'SubnetId'));
  if (networkInterfaces(state).some((one) => one.subnetId === subnetId)) {
    throw dependencyViolation(`The subnet '${subnetId}' has dependencies and cannot be deleted.`);
  }
  stopIfDryRun(input);
  const association = associationOfSubnet(state, subnetId);
  if (association) removeAssociation(state, association);
  removeRecords(state, state.subnets, [subnetId]);
  return {};
}
