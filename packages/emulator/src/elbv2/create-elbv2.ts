import { createInTurn } from '../time/in-turn.js';
import type { MetricSample } from '../service/metric-sample.js';
import type { CertificatePort, InstancePort, TrafficSourcePort } from '../service/ports.js';
import { bindOperations, type Service, type Surroundings } from '../service/service.js';
import type { DataPlane } from '../traffic/data-plane.js';
import { type ChangeListeners, createTargetGroupPort } from './create-target-group-port.js';
import type { Elbv2Context } from './elbv2-context.js';
import { createMeters } from './metrics/meters.js';
import { samplesOf } from './metrics/samples-of.js';
import { operations } from './operations/operations.js';
import { createWeightedTurns } from './routing/weighted-turns.js';
import { createState, stateAsOf } from './state.js';

/** Application and Network Load Balancers: their API, their port for Auto Scaling, and where listeners are bound. */
export interface Elbv2 {
  readonly service: Service;
  readonly targetGroups: TrafficSourcePort;
  /** Where a listener is bound on this machine, by the load balancer's name and the listener's port. */
  readonly listenerAddress: (
    loadBalancerName: string,
    port: number,
  ) => { readonly host: string; readonly port: number } | undefined;
  /** What the load balancers have measured since they were asked last. */
  readonly takeSamples: () => readonly MetricSample[];
  /** ARNs of the load balancers that show a certificate to clients. */
  readonly usersOf: (certificateArn: string) => readonly string[];
}

export interface Elbv2Ports {
  readonly instances: InstancePort;
  readonly dataPlane: DataPlane;
  /** @default there are none */
  readonly certificates?: CertificatePort;
}

/** Load balancers with target groups in front of `instances`. */
export function createElbv2(
  surroundings: Surroundings,
  { instances, dataPlane, certificates = { get: () => undefined } }: Elbv2Ports,
): Elbv2 {
  const listeners: ChangeListeners = new Set();
  const { time } = surroundings;
  const state = createState({ nowMs: () => time.now().getTime(), keepMs: surroundings.hazards.keepMs });
  const pending = new Set<() => void>();
  const elbv2: Elbv2Context = {
    surroundings,
    instances,
    dataPlane,
    certificates,
    state,
    live: { targetGroups: new Map(), listeners: new Map(), doors: new Map() },
    meters: createMeters(),
    turns: createWeightedTurns(),
    changed: (arn, instanceId) => listeners.forEach((listener) => listener(arn, instanceId)),
    schedule(awsMs, callback) {
      const cancel = time.after(awsMs, () => {
        pending.delete(cancel);
        callback();
      });
      pending.add(cancel);
    },
    inTurn: createInTurn(),
  };
  const endFollowing = instances.onChange(({ instanceId }) => {
    for (const group of elbv2.live.targetGroups.values()) group.refresh(instanceId);
  });
  const close = () =>
    elbv2.inTurn(async () => {
      endFollowing();
      for (const cancel of pending) cancel();
      await closeAll(elbv2);
    });
  return {
    service: {
      name: 'elbv2',
      operations: bindOperations(operations, elbv2),
      operationsAsOf: (atMs) => bindOperations(operations, { ...elbv2, state: stateAsOf(state, atMs) }),
      close,
    },
    targetGroups: createTargetGroupPort(elbv2, listeners),
    listenerAddress: (name, port) => addressOf(elbv2, name, port),
    takeSamples: () => [...elbv2.state.loadBalancers.values()].flatMap((each) => samplesOf(elbv2, each)),
    usersOf: (certificateArn) => usersOf(elbv2, certificateArn),
  };
}

function addressOf({ state, live }: Elbv2Context, name: string, port: number) {
  const loadBalancer = [...state.loadBalancers.values()].find((each) => each.name === name);
  const listener = [...state.listeners.values()].find(
    (each) => each.loadBalancerArn === loadBalancer?.arn && each.port === port,
  );
  const open = live.listeners.get(listener?.arn ?? '');
  return open === undefined ? undefined : { host: open.host, port: open.port };
}

function usersOf({ state }: Elbv2Context, certificateArn: string): readonly string[] {
  const showing = [...state.listeners.values()].filter(({ certificates }) =>
    certificates.includes(certificateArn),
  );
  return [...new Set(showing.map(({ loadBalancerArn }) => loadBalancerArn))];
}

async function closeAll({ live }: Elbv2Context): Promise<void> {
  const listeners = [...live.listeners.values(), ...live.doors.values()];
  live.listeners.clear();
  live.doors.clear();
  await Promise.all(listeners.map((listener) => listener.close()));
  for (const group of live.targetGroups.values()) group.close();
  live.targetGroups.clear();
}
