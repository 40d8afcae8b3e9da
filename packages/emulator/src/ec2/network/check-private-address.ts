import { AwsError } from '../../service/aws-error.js';
import { parseIpv4 } from '../cidr.js';
import { invalidParameterValue } from '../errors.js';
import { isUsableAddress } from '../find-private-address.js';
import type { Ec2State } from '../state.js';
import type { SubnetRecord } from './network-records.js';

/** An address that a request wants of a subnet. Throws `InvalidParameterValue` and `InvalidIPAddress.InUse`. */
export function checkPrivateAddress(
  { heldAddresses }: Ec2State,
  { subnetId, cidr }: SubnetRecord,
  wanted: string | undefined,
): string | undefined {
  if (wanted === undefined) return undefined;
  const address = parseIpv4(wanted);
  if (address === undefined) {
    throw invalidParameterValue(`Value (${wanted}) for parameter privateIpAddress is invalid.`);
  }
  if (!isUsableAddress(cidr, address)) {
    throw invalidParameterValue("Address does not fall within the subnet's address range");
  }
  if (!heldAddresses.isHeld({ subnetId, privateIpAddress: wanted })) return wanted;
  throw new AwsError('InvalidIPAddress.InUse', `Address ${wanted} is in use.`);
}
