import type { DeleteNetworkInterfaceRequest } from '@aws-sdk/client-ec2';
import { invalidParameterValue, required } from '../../errors.js';
import type { Ec2Context } from '../../ec2-context.js';
import { unbindAddress } from '../../addresses/bind-address.js';
import { addressOfInterface } from '../../addresses/find-address.js';
import { findNetworkInterface } from '../../network-interfaces/network-interfaces.js';
import { removeRecords } from '../../remove-records.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkInterface.html */
export function deleteNetworkInterface(input: DeleteNetworkInterfaceRequest, ec2: Ec2Context): object {
  const { state } = ec2;
  const found = findNetworkInterface(state, required(input.NetworkInterfaceId, 'networkInterfaceId'));
  const { networkInterfaceId, attachment } = found;
  if (attachment)
    throw invalidParameterValue(`Network interface '${networkInterfaceId}' is currently in use.`);
  stopIfDryRun(input);
  const address = addressOfInterface(state, networkInterfaceId);
  if (address) unbindAddress(ec2, address);
  removeRecords(state, state.networkInterfaces, [networkInterfaceId]);
  return {};
}
