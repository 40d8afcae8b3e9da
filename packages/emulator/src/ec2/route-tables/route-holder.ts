import { assertNever } from '../../assert-never.js';
import { networkInterfaces } from '../network-interfaces/network-interfaces.js';
import type { Ec2State } from '../state.js';
import type { RouteTarget } from './route-table-records.js';

/** What a route leads to as things stand now. */
export interface RouteHolder {
  /** AWS shows a route whose target has gone as `blackhole`. */
  readonly isActive: boolean;
  /** The instance behind a network interface. */
  readonly instanceId?: string | undefined;
}

/** Whether a target still takes packets, and which instance does. */
export function routeHolder(target: RouteTarget, state: Ec2State): RouteHolder {
  switch (target.kind) {
    case 'local':
      return { isActive: true };
    case 'internetGateway':
      return { isActive: state.internetGateways.get(target.internetGatewayId)?.vpcId !== undefined };
    case 'natGateway':
      return { isActive: isPassing(state.natGateways.get(target.natGatewayId)?.state) };
    case 'networkInterface':
      return interfaceHolder(target.networkInterfaceId, state);
    default:
      return assertNever(target);
  }
}

const isPassing = (state: string | undefined) => state === 'available' || state === 'pending';

function interfaceHolder(id: string, state: Ec2State): RouteHolder {
  const found = networkInterfaces(state).find(({ networkInterfaceId }) => networkInterfaceId === id);
  const instanceId = found?.attachment?.instanceId;
  const instance = instanceId === undefined ? undefined : state.instances.get(instanceId);
  return { isActive: instance?.state === 'running' || instance?.state === 'pending', instanceId };
}
