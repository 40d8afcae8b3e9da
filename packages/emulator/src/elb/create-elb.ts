import type { MetricSample } from '../service/metric-sample.js';
import type { CertificatePort, InstancePort, TrafficSourcePort } from '../service/ports.js';
import { bindOperations, type Service, type Surroundings } from '../service/service.js';
import { createSocketDataPlane } from '../traffic/create-socket-data-plane.js';
import type { DataPlane } from '../traffic/data-plane.js';
import type { ElbContext } from './elb-context.js';
import { createInTurn } from '../time/in-turn.js';
import { type ChangeListeners, createLoadBalancerPort } from './load-balancer-port.js';
import { operations } from './operations/operations.js';
import { samplesOf } from './samples-of.js';
import { createPastRegistrations } from './past-registrations.js';

/** Classic Elastic Load Balancing: its API, its port for Auto Scaling, and where its listeners are bound. */
export interface Elb {
  readonly service: Service;
  readonly loadBalancers: TrafficSourcePort;
  /** Where a listener is bound on this machine. */
  readonly listenerAddress: (
    loadBalancerName: string,
    loadBalancerPort: number,
  ) => { readonly host: string; readonly port: number } | undefined;
  /** What the load balancers have measured since they were asked last. */
  readonly takeSamples: () => readonly MetricSample[];
  /** ARNs of the load balancers that show a certificate to clients. */
  readonly usersOf: (certificateArn: string) => readonly string[];
}

export interface ElbPorts {
  readonly instances: InstancePort;
  /** @default listeners on 127.0.0.1 that carry traffic to `instances` */
  readonly dataPlane?: DataPlane;
  /** @default there are none */
  readonly certificates?: CertificatePort;
}

/** Classic load balancers in front of `instances`. */
export function createElb(
  surroundings: Surroundings,
  {
    instances,
    dataPlane = createSocketDataPlane(surroundings.time, instances),
    certificates = { get: () => undefined },
  }: ElbPorts,
): Elb {
  const listeners: ChangeListeners = new Set();
  const past = createPastRegistrations({
    nowMs: () => surroundings.time.now().getTime(),
    keepMs: surroundings.hazards.keepMs,
  });
  const elb: ElbContext = {
    surroundings,
    instances,
    dataPlane,
    certificates,
    loadBalancers: new Map(),
    changed(name, instanceId) {
      const loadBalancer = elb.loadBalancers.get(name);
      if (loadBalancer) past.changed(loadBalancer, instanceId);
      listeners.forEach((listener) => listener(name, instanceId));
    },
    inTurn: createInTurn(),
  };
  const endFollowing = instances.onChange(({ instanceId }) => {
    for (const { registrations } of elb.loadBalancers.values()) registrations.instanceChanged(instanceId);
  });
  const close = () => elb.inTurn(() => closeAll(elb, endFollowing));
  return {
    service: {
      name: 'elb',
      operations: bindOperations(operations, elb),
      operationsAsOf: (atMs) =>
        bindOperations(operations, { ...elb, loadBalancers: past.asOf(elb.loadBalancers, atMs) }),
      close,
    },
    loadBalancers: createLoadBalancerPort(elb, listeners),
    takeSamples: () => [...elb.loadBalancers.values()].flatMap(samplesOf),
    usersOf: (certificateArn) => usersOf(elb, certificateArn),
    listenerAddress(name, port) {
      const open = elb.loadBalancers.get(name)?.listener(port)?.open;
      return open === undefined ? undefined : { host: open.host, port: open.port };
    },
  };
}

function usersOf({ loadBalancers, surroundings }: ElbContext, certificateArn: string): readonly string[] {
  const { region, account } = surroundings;
  return [...loadBalancers.values()]
    .filter(({ listeners }) => listeners.some(({ settings }) => settings.certificateId === certificateArn))
    .map(({ name }) => `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/${name}`);
}

async function closeAll(elb: ElbContext, endFollowing: () => void): Promise<void> {
  endFollowing();
  const all = [...elb.loadBalancers.values()];
  elb.loadBalancers.clear();
  await Promise.all(all.map((loadBalancer) => loadBalancer.close()));
}
