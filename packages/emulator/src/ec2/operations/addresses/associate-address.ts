import type { AssociateAddressRequest, AssociateAddressResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../service/aws-error.js';
import type { AddressRecord } from '../../addresses/address-record.js';
import { bindAddress, unbindAddress } from '../../addresses/bind-address.js';
import { addressOfInterface, findNamedAddress } from '../../addresses/find-address.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterCombination, missingParameter } from '../../errors.js';
import { gatewayOfVpc } from '../../gateways/find-internet-gateway.js';
import { findInstance } from '../../instances/find-instances.js';
import { refuseMembers } from '../../network/refuse-members.js';
import type { NetworkInterfaceRecord } from '../../network-interfaces/network-interface-record.js';
import { findNetworkInterface, primaryInterface } from '../../network-interfaces/network-interfaces.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

/**
 * Binds an Elastic IP to an instance that runs or is stopped, or to a network interface of a VPC with an internet
 * gateway. One that is bound elsewhere moves, unless the request forbids it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html
 */
export function associateAddress(input: AssociateAddressRequest, ec2: Ec2Context): AssociateAddressResult {
  const { state } = ec2;
  refuseMembers(input, ['PrivateIpAddress']);
  const address = findNamedAddress(state, input);
  const target = findTarget(input, ec2);
  if (!gatewayOfVpc(state, target.vpcId)) {
    throw new AwsError(
      'Gateway.NotAttached',
      `Network ${target.vpcId} is not attached to any internet gateway`,
    );
  }
  if (input.AllowReassociation === false) checkIsFree(address, target, ec2);
  stopIfDryRun(input);
  if (address.association) unbindAddress(ec2, address);
  return { AssociationId: bindAddress(ec2, address, target) };
}

function findTarget(input: AssociateAddressRequest, { state }: Ec2Context): NetworkInterfaceRecord {
  if (input.InstanceId && input.NetworkInterfaceId) {
    throw invalidParameterCombination(
      'The parameters networkInterfaceId and instanceId cannot be used together',
    );
  }
  if (input.NetworkInterfaceId) return findNetworkInterface(state, input.NetworkInterfaceId);
  if (!input.InstanceId) throw missingParameter('instanceId or networkInterfaceId');
  const instance = findInstance(state, input.InstanceId);
  if (instance.state === 'running' || instance.state === 'stopped') return primaryInterface(instance);
  throw new AwsError(
    'InvalidInstanceID',
    `The ${instance.state} instance '${instance.instanceId}' is not in a valid state for this operation.`,
  );
}

function checkIsFree(
  address: AddressRecord,
  { networkInterfaceId }: NetworkInterfaceRecord,
  { state }: Ec2Context,
): void {
  const { association } = address;
  if (association && association.networkInterfaceId !== networkInterfaceId) {
    throw alreadyAssociated(address.allocationId, association.associationId);
  }
  const former = addressOfInterface(state, networkInterfaceId)?.association;
  if (former) throw alreadyAssociated(networkInterfaceId, former.associationId);
}

const alreadyAssociated = (resource: string, association: string) =>
  new AwsError(
    'Resource.AlreadyAssociated',
    `resource ${resource} is already associated with associate-id ${association}`,
  );
