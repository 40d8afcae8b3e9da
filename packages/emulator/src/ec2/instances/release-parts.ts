import { unbindAddress } from '../addresses/bind-address.js';
import { addressOfInterface } from '../addresses/find-address.js';
import type { Ec2State } from '../state.js';
import type { InstanceChanges } from './instance-changes.js';
import type { InstanceRecord } from './instance-record.js';

/** Frees what goes with a terminated instance: its Elastic IP, and the tags of its interface and volume. */
export function releaseParts(
  owner: { readonly state: Ec2State; readonly changes: InstanceChanges },
  { networkInterfaceId, rootVolumeId }: InstanceRecord,
): void {
  const address = addressOfInterface(owner.state, networkInterfaceId);
  if (address) unbindAddress(owner, address);
  owner.state.tags.delete(networkInterfaceId);
  owner.state.tags.delete(rootVolumeId);
}
