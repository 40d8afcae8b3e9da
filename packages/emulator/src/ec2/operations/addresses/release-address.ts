import type { ReleaseAddressRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import { findNamedAddress } from '../../addresses/find-address.js';
import type { Ec2Context } from '../../ec2-context.js';
import { removeRecords } from '../../remove-records.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * A bound address stays: `InvalidIPAddress.InUse`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReleaseAddress.html
 */
export function releaseAddress(input: ReleaseAddressRequest, { state }: Ec2Context): object {
  const { allocationId, publicIp, association } = findNamedAddress(state, input);
  if (association) throw new AwsError('InvalidIPAddress.InUse', `Address ${publicIp} is in use.`);
  stopIfDryRun(input);
  removeRecords(state, state.addresses, [allocationId]);
  return {};
}
