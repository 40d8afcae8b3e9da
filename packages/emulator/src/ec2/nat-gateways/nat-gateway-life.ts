import { bindAddress, unbindAddress } from '../addresses/bind-address.js';
import type { Ec2Context } from '../ec2-context.js';
import { gatewayOfVpc } from '../gateways/find-internet-gateway.js';
import type { NatGatewayFailure, NatGatewayRecord } from './nat-gateway-record.js';

/** AWS milliseconds. */
const setUpMs = 90_000;
const tearDownMs = 45_000;
const shownMs = 3_600_000;

/**
 * `pending`, then `available`, or `failed` for the reasons that AWS finds out that late. The Elastic IP is taken at
 * once.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html
 */
export function setUpNatGateway(ec2: Ec2Context, gateway: NatGatewayRecord): void {
  const { state, schedule } = ec2;
  const failure = failureOf(ec2, gateway);
  if (!failure) bind(ec2, gateway);
  schedule.after(setUpMs, () => {
    if (state.natGateways.get(gateway.natGatewayId)?.state !== 'pending') return;
    if (failure) return fail(ec2, gateway, failure);
    state.natGateways.set(gateway.natGatewayId, { ...gateway, state: 'available' });
  });
}

/** `deleting`, then `deleted` with its address free, then forgotten after about an hour. */
export function tearDownNatGateway(ec2: Ec2Context, gateway: NatGatewayRecord): void {
  const { state, schedule, surroundings } = ec2;
  const deleting = { ...gateway, state: 'deleting', deleteTime: surroundings.time.now() } as const;
  state.natGateways.set(gateway.natGatewayId, deleting);
  schedule.after(tearDownMs, () => {
    release(ec2, gateway);
    state.natGateways.set(gateway.natGatewayId, { ...deleting, state: 'deleted' });
    forgetLater(ec2, gateway);
  });
}

function failureOf({ state }: Ec2Context, gateway: NatGatewayRecord): NatGatewayFailure | undefined {
  const { vpcId, allocationId } = gateway;
  if (gateway.kind === 'private') return undefined;
  if (!gatewayOfVpc(state, vpcId)) {
    return { code: 'Gateway.NotAttached', message: `Network ${vpcId} has no Internet gateway attached` };
  }
  if (!state.addresses.get(allocationId ?? '')?.association) return undefined;
  const message = `Elastic IP address [${allocationId}] is already associated`;
  return { code: 'Resource.AlreadyAssociated', message };
}

function bind(ec2: Ec2Context, { allocationId, networkInterfaceId }: NatGatewayRecord): void {
  const address = ec2.state.addresses.get(allocationId ?? '');
  const itsInterface = ec2.state.networkInterfaces.get(networkInterfaceId);
  if (address && itsInterface) bindAddress(ec2, address, itsInterface);
}

function fail(ec2: Ec2Context, gateway: NatGatewayRecord, failure: NatGatewayFailure): void {
  release(ec2, gateway);
  ec2.state.natGateways.set(gateway.natGatewayId, { ...gateway, state: 'failed', failure });
  forgetLater(ec2, gateway);
}

function release(ec2: Ec2Context, { networkInterfaceId, allocationId }: NatGatewayRecord): void {
  const { state } = ec2;
  const address = state.addresses.get(allocationId ?? '');
  if (address?.association?.networkInterfaceId === networkInterfaceId) unbindAddress(ec2, address);
  state.networkInterfaces.delete(networkInterfaceId);
  state.tags.delete(networkInterfaceId);
}

function forgetLater({ state, schedule }: Ec2Context, { natGatewayId }: NatGatewayRecord): void {
  schedule.after(shownMs, () => {
    state.natGateways.delete(natGatewayId);
    state.tags.delete(natGatewayId);
  });
}
