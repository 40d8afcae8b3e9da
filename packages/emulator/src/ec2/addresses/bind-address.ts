import type { Surroundings } from '../../service/service.js';
import type { InstanceChanges } from '../instances/instance-changes.js';
import type { NetworkInterfaceRecord } from '../network-interfaces/network-interface-record.js';
import type { Ec2State } from '../state.js';
import type { AddressRecord } from './address-record.js';
import { addressOfInterface } from './find-address.js';

interface Owner {
  readonly state: Ec2State;
  readonly changes: InstanceChanges;
}

/** Binds an Elastic IP to an interface, which loses the one it had; answers the association's id. */
export function bindAddress(
  owner: Owner & { readonly surroundings: Surroundings },
  { allocationId, publicIp }: AddressRecord,
  { networkInterfaceId, privateIpAddress, attachment }: NetworkInterfaceRecord,
): string {
  const { state, changes, surroundings } = owner;
  const former = addressOfInterface(state, networkInterfaceId);
  if (former) unbindAddress(owner, former);
  const instanceId = attachment?.instanceId;
  const associationId = surroundings.newId('eipassoc');
  const association = { associationId, networkInterfaceId, privateIpAddress, instanceId };
  state.addresses.set(allocationId, { allocationId, publicIp, association });
  if (instanceId !== undefined) changes.change(instanceId, { publicIpAddress: publicIp });
  return associationId;
}

/** Frees an Elastic IP; an instance that runs and had an address from its launch gets that again. */
export function unbindAddress({ state, changes }: Owner, address: AddressRecord): void {
  state.addresses.set(address.allocationId, { ...address, association: undefined });
  const instance = state.instances.get(address.association?.instanceId ?? '');
  if (!instance) return;
  const isUp = instance.state === 'running' || instance.state === 'pending';
  const own = instance.hasOwnPublicAddress && isUp ? instance.hostAddress : undefined;
  changes.change(instance.instanceId, { publicIpAddress: own });
}
