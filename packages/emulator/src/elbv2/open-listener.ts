import type { ListenerPlan } from '../traffic/listener.js';
import { realIdleTimeoutMs } from '../traffic/real-floors.js';
import type { Elbv2Context } from './elbv2-context.js';
import { encryptionOf } from './encryption-of.js';
import { albManners } from './routing/alb-manners.js';
import { lastAction } from './routing/actions.js';
import { groupInTurn, poolOf, routeRequest } from './routing/route-request.js';
import { numberOf } from './settings/attributes.js';
import type { ListenerRecord } from './state.js';

/** Binds a listener, and leads the load balancer's name to it if its port is the lowest. */
export async function openListener(elbv2: Elbv2Context, listener: ListenerRecord): Promise<void> {
  const { state, live, dataPlane } = elbv2;
  const loadBalancer = state.loadBalancers.get(listener.loadBalancerArn);
  const open = await dataPlane.openListener(loadBalancer?.name ?? '', planOf(elbv2, listener));
  live.listeners.set(listener.arn, open);
  state.listeners.set(listener.arn, listener);
  leadDoor(elbv2, listener.loadBalancerArn);
}

/** The load balancer's name leads to the listener with the lowest port, and clients that speak TLS to the one that does. */
export function leadDoor({ state, live }: Elbv2Context, loadBalancerArn: string): void {
  const all = [...state.listeners.values()]
    .filter((listener) => listener.loadBalancerArn === loadBalancerArn)
    .sort((one, other) => one.port - other.port);
  const lowest = (isEncrypted: boolean) => {
    const found = all.find(({ certificates }) => certificates.length > 0 === isEncrypted);
    return found && live.listeners.get(found.arn);
  };
  live.doors.get(loadBalancerArn)?.lead({ plain: lowest(false), encrypted: lowest(true) });
}

function planOf(elbv2: Elbv2Context, listener: ListenerRecord): ListenerPlan {
  const { arn, port, protocol, loadBalancerArn } = listener;
  const { meters } = elbv2;
  const ports = { loadBalancerPort: port };
  const idleTimeoutMs = () => idleTimeoutOf(elbv2, arn);
  const encryption = encryptionOf(elbv2, listener);
  if (protocol === 'HTTP' || protocol === 'HTTPS') {
    const tally = meters.http(loadBalancerArn);
    const route = (request: Parameters<typeof routeRequest>[2]) => routeRequest(elbv2, arn, request);
    return { kind: 'http', ports, context: { route, idleTimeoutMs, manners: albManners, encryption, tally } };
  }
  const tally = meters.flows(loadBalancerArn);
  const pool = () => flowPool(elbv2, arn);
  return { kind: 'tcp', ports, context: { pool, idleTimeoutMs, connectAttempts: 1, encryption, tally } };
}

/** Where a new flow of a network load balancer goes. */
function flowPool(elbv2: Elbv2Context, listenerArn: string) {
  const { state } = elbv2;
  const listener = state.listeners.get(listenerArn);
  const loadBalancer = state.loadBalancers.get(listener?.loadBalancerArn ?? '');
  const action = lastAction(listener?.defaultActions ?? []);
  const groupArn = action && groupInTurn(elbv2, listenerArn, action);
  const pool = loadBalancer && groupArn !== undefined ? poolOf(elbv2, loadBalancer, groupArn) : undefined;
  return pool ?? { next: () => undefined };
}

/** Real milliseconds. */
function idleTimeoutOf({ state, surroundings }: Elbv2Context, listenerArn: string): number {
  const listener = state.listeners.get(listenerArn);
  const loadBalancer = state.loadBalancers.get(listener?.loadBalancerArn ?? '');
  const seconds =
    loadBalancer?.type === 'application'
      ? numberOf(loadBalancer.attributes, 'idle_timeout.timeout_seconds')
      : numberOf(listener?.attributes ?? new Map(), 'tcp.idle_timeout.seconds') || 350;
  return realIdleTimeoutMs(surroundings.time, seconds * 1_000);
}
