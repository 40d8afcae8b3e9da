import type { DisassociateAddressRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { AddressRecord } from '../../addresses/address-record.js';
import { unbindAddress } from '../../addresses/bind-address.js';
import { findNamedAddress } from '../../addresses/find-address.js';
import type { Ec2Context } from '../../ec2-context.js';
import { missingParameter } from '../../errors.js';
import type { Ec2State } from '../../state.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Frees an Elastic IP of an instance or interface; a NAT gateway keeps its own: `AuthFailure`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateAddress.html
 */
export function disassociateAddress(input: DisassociateAddressRequest, ec2: Ec2Context): object {
  const address = findBound(ec2.state, input);
  const holder = ec2.state.networkInterfaces.get(address.association?.networkInterfaceId ?? '');
  if (holder?.kind === 'nat_gateway') {
    throw new AwsError('AuthFailure', 'You do not have permission to access the specified resource.', 403);
  }
  stopIfDryRun(input);
  if (address.association) unbindAddress(ec2, address);
  return {};
}

function findBound(state: Ec2State, { AssociationId, PublicIp }: DisassociateAddressRequest): AddressRecord {
  if (!AssociationId && !PublicIp) throw missingParameter('associationId');
  if (!AssociationId) return findNamedAddress(state, { PublicIp });
  const address = [...state.addresses.values()].find(
    ({ association }) => association?.associationId === AssociationId,
  );
  if (address) return address;
  throw new AwsError('InvalidAssociationID.NotFound', `The association ID '${AssociationId}' does not exist`);
}
