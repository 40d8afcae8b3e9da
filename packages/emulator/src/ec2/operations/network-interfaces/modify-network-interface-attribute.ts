import type { ModifyNetworkInterfaceAttributeRequest } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { chooseSecurityGroups } from '../../instances/choose-security-groups.js';
import { findSubnet } from '../../network/find-network.js';
import { oneAttribute } from '../../network/one-attribute.js';
import { refuseMembers } from '../../network/refuse-members.js';
import type { NetworkInterfaceRecord } from '../../network-interfaces/network-interface-record.js';
import { findNetworkInterface } from '../../network-interfaces/network-interfaces.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';

type Changes = Partial<Pick<NetworkInterfaceRecord, 'description' | 'sourceDestCheck' | 'securityGroupIds'>>;

/**
 * Changes the description, the source/destination check or the security groups; of an instance's own interface they
 * are the instance's, and its description cannot be changed here.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyNetworkInterfaceAttribute.html
 */
export function modifyNetworkInterfaceAttribute(
  input: ModifyNetworkInterfaceAttributeRequest,
  ec2: Ec2Context,
): object {
  const { state, changes } = ec2;
  refuseMembers(input, [
    'Attachment',
    'AssociatePublicIpAddress',
    'EnaSrdSpecification',
    'EnablePrimaryIpv6',
  ]);
  const found = findNetworkInterface(state, required(input.NetworkInterfaceId, 'networkInterfaceId'));
  oneAttribute(input, ['Description', 'SourceDestCheck', 'Groups']);
  const wanted = changesOf(input, found, ec2);
  const own = state.networkInterfaces.get(found.networkInterfaceId);
  if (!own) refuseMembers(input, ['Description']);
  stopIfDryRun(input);
  if (own) state.networkInterfaces.set(own.networkInterfaceId, { ...own, ...wanted });
  else changes.change(found.attachment?.instanceId ?? '', wanted);
  return {};
}

function changesOf(
  { Description, SourceDestCheck, Groups }: ModifyNetworkInterfaceAttributeRequest,
  { subnetId }: NetworkInterfaceRecord,
  { state }: Ec2Context,
): Changes {
  if (Description) return { description: Description.Value ?? '' };
  if (SourceDestCheck) return { sourceDestCheck: SourceDestCheck.Value ?? true };
  const subnet = findSubnet(state, subnetId);
  return { securityGroupIds: chooseSecurityGroups(state, { ids: Groups, names: [] }, subnet) };
}
