import type { CreateNatGatewayRequest, CreateNatGatewayResult } from '@aws-sdk/client-ec2';
import { findAllocation } from '../../addresses/find-address.js';
import type { AddressRecord } from '../../addresses/address-record.js';
import type { Ec2Context } from '../../ec2-context.js';
import { invalidParameterCombination, required } from '../../errors.js';
import { setUpNatGateway } from '../../nat-gateways/nat-gateway-life.js';
import type { NatGatewayRecord } from '../../nat-gateways/nat-gateway-record.js';
import { presentNatGateway } from '../../nat-gateways/present-nat-gateway.js';
import { checkPrivateAddress } from '../../network/check-private-address.js';
import { findSubnet } from '../../network/find-network.js';
import { refuseMembers } from '../../network/refuse-members.js';
import { addNetworkInterface } from '../../network-interfaces/add-network-interface.js';
import { onceForToken } from '../../once-for-token.js';
import { stopIfDryRun } from '../../stop-if-dry-run.js';
import { specifiedTags } from '../../tags/specified-tags.js';
import { addTags } from '../../tags/tags.js';

/**
 * A zonal NAT gateway; no packet goes through it, as instances reach the internet by this machine.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html
 */
export const createNatGateway = (input: CreateNatGatewayRequest, ec2: Ec2Context): CreateNatGatewayResult =>
  onceForToken(ec2, { operation: 'CreateNatGateway', request: input }, () => create(input, ec2));

function create(input: CreateNatGatewayRequest, ec2: Ec2Context): CreateNatGatewayResult {
  const { state, surroundings } = ec2;
  refuseMembers(input, [
    ...(['AvailabilityMode', 'AvailabilityZoneAddresses', 'VpcId', 'SecondaryAllocationIds'] as const),
    ...(['SecondaryPrivateIpAddresses', 'SecondaryPrivateIpAddressCount'] as const),
  ]);
  const subnet = findSubnet(state, required(input.SubnetId, 'SubnetId'));
  const address = chooseAddress(input, ec2);
  const privateIpAddress = checkPrivateAddress(state, subnet, input.PrivateIpAddress);
  const tags = specifiedTags(input.TagSpecifications, { type: 'natgateway' });
  stopIfDryRun(input);
  const natGatewayId = surroundings.newId('nat');
  const itsInterface = addNetworkInterface(ec2, subnet, {
    kind: 'nat_gateway',
    description: `Interface for NAT Gateway ${natGatewayId}`,
    securityGroupIds: [],
    sourceDestCheck: false,
    privateIpAddress,
    isAttached: true,
  });
  const gateway: NatGatewayRecord = {
    natGatewayId,
    subnetId: subnet.subnetId,
    vpcId: subnet.vpcId,
    kind: input.ConnectivityType ?? 'public',
    state: 'pending',
    failure: undefined,
    allocationId: address?.allocationId,
    publicIp: address?.publicIp,
    networkInterfaceId: itsInterface.networkInterfaceId,
    privateIp: itsInterface.privateIpAddress,
    createTime: surroundings.time.now(),
    deleteTime: undefined,
  };
  state.natGateways.set(natGatewayId, gateway);
  addTags(state, natGatewayId, tags);
  setUpNatGateway(ec2, gateway);
  return { NatGateway: presentNatGateway(gateway, ec2), ClientToken: input.ClientToken };
}

function chooseAddress(
  { ConnectivityType, AllocationId }: CreateNatGatewayRequest,
  { state }: Ec2Context,
): AddressRecord | undefined {
  if (ConnectivityType !== 'private') return findAllocation(state, required(AllocationId, 'AllocationId'));
  if (AllocationId === undefined) return undefined;
  throw invalidParameterCombination('AllocationId may not be specified for a private NAT gateway');
}
