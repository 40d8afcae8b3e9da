import { createElbv2, type Elbv2 } from '../../elbv2/create-elbv2.js';
import type { operations } from '../../elbv2/operations/operations.js';
import { noHazards } from '../../service/hazards.js';
import type { CertificatePort, Registration } from '../../service/ports.js';
import { createTime } from '../../time/time.js';
import { createSocketDataPlane } from '../../traffic/create-socket-data-plane.js';
import { FakeInstances } from './elb-fake-instances.js';

type Operations = typeof operations;

/** The service's operations as a client sees them. */
export type Elbv2Api = {
  readonly [Name in keyof Operations]: (
    ...input: Parameters<Operations[Name]> extends [infer Input, ...unknown[]] ? [input: Input] : []
  ) => Promise<Awaited<ReturnType<Operations[Name]>>>;
};

export interface Elbv2Fixture extends Elbv2, AsyncDisposable {
  readonly api: Elbv2Api;
  readonly instances: FakeInstances;
  /** Resolves when an instance is registered so with a target group; at once if it is. */
  waitFor(targetGroupArn: string, instanceId: string, registration: Registration): Promise<void>;
  /** `http://127.0.0.1:port` of a listener of the load balancer `web`. */
  origin(port?: number): string;
}

export interface Elbv2FixtureOptions {
  /** @default 1000 */
  readonly speed?: number;
  readonly certificates?: CertificatePort;
}

/** A service on fake instances; times pass `speed` times as fast. */
export function startElbv2({ speed = 1_000, certificates }: Elbv2FixtureOptions = {}): Elbv2Fixture {
  const instances = new FakeInstances();
  const time = createTime(speed);
  let ids = 0;
  const elbv2 = createElbv2(
    {
      account: '123456789012',
      region: 'us-east-1',
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      time,
      newId: (prefix) => `${prefix}-${String((ids += 1)).padStart(17, '0')}`,
      log: () => undefined,
      hazards: noHazards,
    },
    {
      instances,
      dataPlane: createSocketDataPlane(time, instances),
      ...(certificates === undefined ? {} : { certificates }),
    },
  );
  const call = async (name: string, input: unknown) => elbv2.service.operations[name]?.(input as never);
  const { targetGroups } = elbv2;
  return {
    ...elbv2,
    // The wire layer hands operations inputs of their own types: here the test does.
    api: new Proxy({}, { get: (_target, name) => (input: unknown) => call(String(name), input) }) as Elbv2Api,
    instances,
    waitFor: (arn, id, wanted) =>
      new Promise((resolve) => {
        let end: () => void = () => undefined;
        const check = () => {
          if (targetGroups.registration(arn, id) !== wanted) return;
          end();
          resolve();
        };
        end = targetGroups.onChange(check);
        check();
      }),
    origin: (port = 80) => `http://127.0.0.1:${elbv2.listenerAddress('web', port)?.port}`,
    async [Symbol.asyncDispose]() {
      await elbv2.service.close();
      await instances.close();
    },
  };
}

/** The load balancer `web` in zones a and b; answers its ARN. */
export async function createWeb(
  { api }: Pick<Elbv2Fixture, 'api'>,
  type: 'application' | 'network' = 'application',
): Promise<string> {
  const { LoadBalancers = [] } = await api.CreateLoadBalancer({
    Name: 'web',
    Type: type,
    Subnets: ['subnet-a', 'subnet-b'],
  });
  return LoadBalancers[0]?.LoadBalancerArn ?? '';
}

/** A target group with the fastest checks that AWS allows; answers its ARN. */
export async function createGroup(
  { api }: Pick<Elbv2Fixture, 'api'>,
  name: string,
  protocol: 'HTTP' | 'TCP' = 'HTTP',
): Promise<string> {
  const { TargetGroups = [] } = await api.CreateTargetGroup({
    Name: name,
    Protocol: protocol,
    Port: 8080,
    VpcId: 'vpc-1',
    HealthCheckIntervalSeconds: 5,
    HealthCheckTimeoutSeconds: 2,
    HealthyThresholdCount: 2,
    UnhealthyThresholdCount: 2,
  });
  return TargetGroups[0]?.TargetGroupArn ?? '';
}

/** A listener that forwards everything to one target group; answers its ARN. */
export async function listenFor(
  { api }: Pick<Elbv2Fixture, 'api'>,
  { loadBalancer, group, port = 80, protocol = 'HTTP' }: ListenFor,
): Promise<string> {
  const { Listeners = [] } = await api.CreateListener({
    LoadBalancerArn: loadBalancer,
    Protocol: protocol,
    Port: port,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
  });
  return Listeners[0]?.ListenerArn ?? '';
}

export interface ListenFor {
  readonly loadBalancer: string;
  readonly group: string;
  readonly port?: number;
  readonly protocol?: 'HTTP' | 'TCP';
}

/** Registers instances with a target group and waits until they are healthy. */
export async function serveFrom(
  fixture: Elbv2Fixture,
  group: string,
  ...ids: readonly string[]
): Promise<void> {
  await fixture.api.RegisterTargets({ TargetGroupArn: group, Targets: ids.map((Id) => ({ Id })) });
  for (const id of ids) await fixture.waitFor(group, id, 'inService');
}

/** `state reason: description` of each target. */
export async function healthOf({ api }: Pick<Elbv2Fixture, 'api'>, group: string, ...ids: readonly string[]) {
  const { TargetHealthDescriptions = [] } = await api.DescribeTargetHealth({
    TargetGroupArn: group,
    Targets: ids.map((Id) => ({ Id })),
  });
  return TargetHealthDescriptions.map(({ TargetHealth: { State, Reason, Description } = {} }) =>
    Reason === undefined ? `${State}` : `${State} ${Reason}: ${Description}`,
  );
}
