import type { Ec2Context } from '../ec2-context.js';
import { freeAddress } from '../network/free-address.js';
import type { SubnetRecord } from '../network/network-records.js';
import { macOf } from './mac-of.js';
import type { NetworkInterfaceRecord } from './network-interface-record.js';

type Given = Pick<NetworkInterfaceRecord, 'kind' | 'description' | 'securityGroupIds' | 'sourceDestCheck'> & {
  /** @default the lowest free one */
  readonly privateIpAddress?: string | undefined;
  /** Attached at once, to something of AWS's own. */
  readonly isAttached?: boolean;
};

/** Adds an interface to a subnet. Throws `InsufficientFreeAddressesInSubnet`. */
export function addNetworkInterface(
  { state, surroundings }: Ec2Context,
  { subnetId, vpcId, zone, cidr }: SubnetRecord,
  { privateIpAddress, isAttached = false, ...given }: Given,
): NetworkInterfaceRecord {
  const networkInterfaceId = surroundings.newId('eni');
  const attachment = {
    attachmentId: surroundings.newId('eni-attach'),
    instanceId: undefined,
    attachTime: surroundings.time.now(),
    isComplete: true,
  };
  const record: NetworkInterfaceRecord = {
    ...given,
    networkInterfaceId,
    subnetId,
    vpcId,
    zone,
    privateIpAddress: privateIpAddress ?? freeAddress(state, { subnetId, cidr }),
    macAddress: macOf(networkInterfaceId),
    attachment: isAttached ? attachment : undefined,
    publicIpAddress: undefined,
  };
  state.networkInterfaces.set(networkInterfaceId, record);
  return record;
}
