import { AwsError } from '../../service/aws-error.js';
import { invalidParameterCombination, missingParameter } from '../errors.js';
import type { Ec2State } from '../state.js';
import type { AddressRecord } from './address-record.js';

export const notFoundAllocation = (id: string) =>
  new AwsError('InvalidAllocationID.NotFound', `The allocation ID '${id}' does not exist`);

export const notFoundPublicIp = (ip: string) =>
  new AwsError('InvalidAddress.NotFound', `Address '${ip}' not found.`);

/** Throws `InvalidAllocationID.NotFound`. */
export function findAllocation({ addresses }: Ec2State, allocationId: string): AddressRecord {
  const address = addresses.get(allocationId);
  if (address) return address;
  throw notFoundAllocation(allocationId);
}

/** The address that a request names by allocation or by itself. Throws AWS's errors for none, both or an unknown one. */
export function findNamedAddress(
  state: Ec2State,
  {
    AllocationId,
    PublicIp,
  }: { readonly AllocationId?: string | undefined; readonly PublicIp?: string | undefined },
): AddressRecord {
  if (AllocationId && PublicIp) {
    throw invalidParameterCombination(
      'You may specify public IP or allocation id, but not both in the same call',
    );
  }
  if (AllocationId) return findAllocation(state, AllocationId);
  if (!PublicIp) throw missingParameter('allocationId or publicIp');
  const address = [...state.addresses.values()].find(({ publicIp }) => publicIp === PublicIp);
  if (address) return address;
  throw notFoundPublicIp(PublicIp);
}

/** The Elastic IP of an interface. */
export const addressOfInterface = ({ addresses }: Ec2State, networkInterfaceId: string) =>
  [...addresses.values()].find(({ association }) => association?.networkInterfaceId === networkInterfaceId);
