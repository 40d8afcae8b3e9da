import type { ModifySubnetAttributeRequest } from '@aws-sdk/client-ec2';
import type { Ec2Context } from '../../ec2-context.js';
import { required } from '../../errors.js';
import { findSubnet } from '../../network/find-network.js';
import { oneAttribute } from '../../network/one-attribute.js';
import { refuseMembers } from '../../network/refuse-members.js';

/**
 * Changes one attribute; those of IPv6, Outposts and Local Network Interfaces are `UnsupportedOperation`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
 */
export function modifySubnetAttribute(input: ModifySubnetAttributeRequest, { state }: Ec2Context): object {
  const subnet = findSubnet(state, required(input.SubnetId, 'SubnetId'));
  refuseMembers(input, [
    ...(['AssignIpv6AddressOnCreation', 'EnableDns64', 'EnableResourceNameDnsAAAARecordOnLaunch'] as const),
    ...(['CustomerOwnedIpv4Pool', 'MapCustomerOwnedIpOnLaunch'] as const),
    ...(['EnableLniAtDeviceIndex', 'DisableLniAtDeviceIndex'] as const),
  ]);
  oneAttribute(input, [
    'EnableResourceNameDnsARecordOnLaunch',
    'MapPublicIpOnLaunch',
    'PrivateDnsHostnameTypeOnLaunch',
  ]);
  state.subnets.set(subnet.subnetId, {
    ...subnet,
    mapPublicIpOnLaunch: input.MapPublicIpOnLaunch?.Value ?? subnet.mapPublicIpOnLaunch,
    hostnameType: input.PrivateDnsHostnameTypeOnLaunch ?? subnet.hostnameType,
    enableResourceNameDnsARecord:
      input.EnableResourceNameDnsARecordOnLaunch?.Value ?? subnet.enableResourceNameDnsARecord,
  });
  return {};
}
