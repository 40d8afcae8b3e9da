import type { AllocateAddressRequest, AllocateAddressResult } from '@aws-sdk/client-ec2';
import { unusedPublicIp } from '../../addresses/unused-public-ip.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterValue } from '../../errors.js';
import { refuseMembers } from '../../network/refuse-members.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags } from '../../tags/tags.js';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html */
export function allocateAddress(
  input: AllocateAddressRequest,
  { state, surroundings }: Ec2Context,
): AllocateAddressResult {
  refuseMembers(input, ['Address', 'CustomerOwnedIpv4Pool', 'IpamPoolId']);
  if (input.Domain === 'standard') {
    throw invalidParameterValue('Value (standard) for parameter domain is invalid. EC2-Classic is retired.');
  }
  const tags = specifiedTags(input.TagSpecifications, { type: 'elastic-ip' });
  stopIfDryRun(input);
  const allocationId = surroundings.newId('eipalloc');
  const publicIp = unusedPublicIp(state);
  state.addresses.set(allocationId, { allocationId, publicIp, association: undefined });
  addTags(state, allocationId, tags);
  return {
    AllocationId: allocationId,
    PublicIp: publicIp,
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: surroundings.region,
    Domain: 'vpc',
  };
}
