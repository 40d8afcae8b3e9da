import { type Elb, createElb } from '../../elb/create-elb.js';
import type { operations } from '../../elb/operations/operations.js';
import { noHazards } from '../../service/hazards.js';
import type { CertificatePort, Registration } from '../../service/ports.js';
import { createTime } from '../../time/time.js';
import { FakeInstances } from './elb-fake-instances.js';

type Operations = typeof operations;

/** The service's operations as a client sees them. */
export type ElbApi = {
  readonly [Name in keyof Operations]: (
    ...input: Parameters<Operations[Name]> extends [infer Input, ...unknown[]] ? [input: Input] : []
  ) => Promise<Awaited<ReturnType<Operations[Name]>>>;
};

export interface ElbFixture extends Elb, AsyncDisposable {
  readonly api: ElbApi;
  readonly instances: FakeInstances;
  /** Resolves when an instance is registered so; at once if it is. */
  waitFor(instanceId: string, registration: Registration): Promise<void>;
  /** Resolves when the load balancer counts the instance as unhealthy. */
  waitForUnhealthy(instanceId: string): Promise<void>;
  /** `http://127.0.0.1:port` of a listener of the load balancer `web`. */
  origin(loadBalancerPort?: number): string;
  port(loadBalancerPort?: number): number;
}

export interface ElbFixtureOptions {
  /** @default 1000 */
  readonly speed?: number;
  readonly certificates?: CertificatePort;
}

/** A service on fake instances; times pass `speed` times as fast. */
export function startElb({ speed = 1_000, certificates }: ElbFixtureOptions = {}): ElbFixture {
  const instances = new FakeInstances();
  const elb = createElb(
    {
      account: '123456789012',
      region: 'us-east-1',
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      time: createTime(speed),
      newId: (prefix) => `${prefix}-1`,
      log: () => undefined,
      hazards: noHazards,
    },
    { instances, ...(certificates === undefined ? {} : { certificates }) },
  );
  const until = (holds: () => boolean) => changeUntil(elb, holds);
  const port = (loadBalancerPort = 80) => elb.listenerAddress('web', loadBalancerPort)?.port ?? 0;
  return {
    ...elb,
    api: apiOf(elb),
    instances,
    waitFor: (id, wanted) => until(() => elb.loadBalancers.registration('web', id) === wanted),
    waitForUnhealthy: (id) => until(() => elb.loadBalancers.isUnhealthy('web', id)),
    port,
    origin: (loadBalancerPort) => `http://127.0.0.1:${port(loadBalancerPort)}`,
    async [Symbol.asyncDispose]() {
      await elb.service.close();
      await instances.close();
    },
  };
}

export const httpListener = { Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 8080 };
export const tcpListener = { Protocol: 'TCP', LoadBalancerPort: 81, InstancePort: 8080 };

/** The fastest check that AWS allows. */
export const quickCheck = { Interval: 5, Timeout: 2, UnhealthyThreshold: 2, HealthyThreshold: 2 };

/** The load balancer `web` in zones a and b with an HTTP and a TCP listener and quick TCP checks. */
export async function createWeb({ api }: Pick<ElbFixture, 'api'>, target = 'TCP:8080'): Promise<void> {
  await api.CreateLoadBalancer({
    LoadBalancerName: 'web',
    AvailabilityZones: ['us-east-1a', 'us-east-1b'],
    Listeners: [httpListener, tcpListener],
  });
  await api.ConfigureHealthCheck({ LoadBalancerName: 'web', HealthCheck: { Target: target, ...quickCheck } });
}

/** Registers instances with `web` and waits until they are in service. */
export async function serveFrom(elb: ElbFixture, ...instanceIds: readonly string[]): Promise<void> {
  await elb.api.RegisterInstancesWithLoadBalancer({
    LoadBalancerName: 'web',
    Instances: instanceIds.map((InstanceId) => ({ InstanceId })),
  });
  for (const id of instanceIds) await elb.waitFor(id, 'inService');
}

/** Turns connection draining of `web` on. */
export const enableDraining = ({ api }: ElbFixture, timeoutSeconds: number) =>
  api.ModifyLoadBalancerAttributes({
    LoadBalancerName: 'web',
    LoadBalancerAttributes: { ConnectionDraining: { Enabled: true, Timeout: timeoutSeconds } },
  });

/** What `DescribeInstanceHealth` says of instances of `web`. */
export async function describeHealth({ api }: ElbFixture, ...instanceIds: readonly string[]) {
  const { InstanceStates = [] } = await api.DescribeInstanceHealth({
    LoadBalancerName: 'web',
    Instances: instanceIds.map((InstanceId) => ({ InstanceId })),
  });
  return InstanceStates;
}

/** The wire layer hands operations inputs of their own types: here the test does. */
function apiOf({ service }: Elb): ElbApi {
  const call = async (name: string, input: unknown) => service.operations[name]?.(input as never);
  return new Proxy({}, { get: (_target, name) => (input: unknown) => call(String(name), input) }) as ElbApi;
}

function changeUntil({ loadBalancers }: Elb, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    let end: () => void = () => undefined;
    const check = () => {
      if (!holds()) return;
      end();
      resolve();
    };
    end = loadBalancers.onChange(check);
    check();
  });
}
