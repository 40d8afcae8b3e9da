import type { InstancePort, LoadBalancerPort } from '../ports.js';
import { bindOperations, type Service, type Surroundings } from '../service.js';
import type { ElbContext } from './elb-context.js';
import { createInTurn } from './in-turn.js';
import { type ChangeListeners, createLoadBalancerPort } from './load-balancer-port.js';
import { operations } from './operations/operations.js';

/** Classic Elastic Load Balancing: its API, its port for Auto Scaling, and where its listeners are bound. */
export interface Elb {
  readonly service: Service;
  readonly loadBalancers: LoadBalancerPort;
  /** Where a listener is bound on this machine. */
  readonly listenerAddress: (
    loadBalancerName: string,
    loadBalancerPort: number,
  ) => { readonly host: string; readonly port: number } | undefined;
}

/** Load balancers that are real: each listener is bound on 127.0.0.1 and carries traffic to `instances`. */
export function createElb(
  surroundings: Surroundings,
  { instances }: { readonly instances: InstancePort },
): Elb {
  const listeners: ChangeListeners = new Set();
  const elb: ElbContext = {
    surroundings,
    instances,
    loadBalancers: new Map(),
    changed: (name, instanceId) => listeners.forEach((listener) => listener(name, instanceId)),
    inTurn: createInTurn(),
  };
  const endFollowing = instances.onChange(({ instanceId }) => {
    for (const { registrations } of elb.loadBalancers.values()) registrations.instanceChanged(instanceId);
  });
  const close = () => elb.inTurn(() => closeAll(elb, endFollowing));
  return {
    service: { name: 'elb', operations: bindOperations(operations, elb), close },
    loadBalancers: createLoadBalancerPort(elb, listeners),
    listenerAddress(name, port) {
      const open = elb.loadBalancers.get(name)?.listener(port)?.open;
      return open === undefined ? undefined : { host: open.host, port: open.port };
    },
  };
}

async function closeAll(elb: ElbContext, endFollowing: () => void): Promise<void> {
  endFollowing();
  const all = [...elb.loadBalancers.values()];
  elb.loadBalancers.clear();
  await Promise.all(all.map((loadBalancer) => loadBalancer.close()));
}
