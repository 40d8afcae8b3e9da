import type { CreateNetworkInterfaceRequest, CreateNetworkInterfaceResult } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { chooseSecurityGroups } from '../../instances/choose-security-groups.js';
import { checkPrivateAddress } from '../../network/check-private-address.js';
import { findSubnet } from '../../network/find-network.js';
import { refuseMembers } from '../../network/refuse-members.js';
import { addNetworkInterface } from '../../network-interfaces/add-network-interface.js';
import { presentNetworkInterface } from '../../network-interfaces/present-network-interface.js';
import { onceForToken } from '../../once-for-token.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags } from '../../tags/tags.js';

/**
 * An interface with one IPv4 address. It cannot be attached to an instance here.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInterface.html
 */
export const createNetworkInterface = (
  input: CreateNetworkInterfaceRequest,
  ec2: Ec2Context,
): CreateNetworkInterfaceResult =>
  onceForToken(ec2, { operation: 'CreateNetworkInterface', request: input }, () => create(input, ec2));

function create(input: CreateNetworkInterfaceRequest, ec2: Ec2Context): CreateNetworkInterfaceResult {
  const { state } = ec2;
  refuseMembers(input, [
    ...(['InterfaceType', 'PrivateIpAddresses', 'SecondaryPrivateIpAddressCount'] as const),
    ...(['Ipv4PrefixCount', 'Ipv4Prefixes', 'Ipv6AddressCount', 'Ipv6Addresses'] as const),
    ...(['Ipv6PrefixCount', 'Ipv6Prefixes', 'EnablePrimaryIpv6'] as const),
  ]);
  const subnet = findSubnet(state, required(input.SubnetId, 'subnetId'));
  const securityGroupIds = chooseSecurityGroups(state, { ids: input.Groups, names: [] }, subnet);
  const privateIpAddress = checkPrivateAddress(state, subnet, input.PrivateIpAddress);
  const tags = specifiedTags(input.TagSpecifications, { type: 'network-interface' });
  stopIfDryRun(input);
  const record = addNetworkInterface(ec2, subnet, {
    kind: 'interface',
    description: input.Description ?? '',
    securityGroupIds,
    sourceDestCheck: true,
    privateIpAddress,
  });
  addTags(state, record.networkInterfaceId, tags);
  return { NetworkInterface: presentNetworkInterface(record, ec2), ClientToken: input.ClientToken };
}
