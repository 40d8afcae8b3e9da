import { once } from 'node:events';
import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';
import { AwsError } from '../../service/aws-error.js';
import type { Disturbance } from '../../service/hazards.js';
import type {
  Endpoint,
  InstancePort,
  InstanceStateName,
  InstanceView,
  SubnetView,
} from '../../service/ports.js';

interface FakeInstance {
  view: InstanceView;
  server: Server | undefined;
}

export interface LaunchOptions {
  readonly zone?: string;
  readonly state?: InstanceStateName;
  readonly vpcId?: string;
}

const vpcId = 'vpc-1';

/** The subnets of the fake's VPC; `subnet-a2` is a second one in zone a, `subnet-other` of another VPC. */
const subnets: readonly SubnetView[] = [
  { subnetId: 'subnet-a', vpcId, zone: 'us-east-1a' },
  { subnetId: 'subnet-b', vpcId, zone: 'us-east-1b' },
  { subnetId: 'subnet-a2', vpcId, zone: 'us-east-1a' },
  { subnetId: 'subnet-other', vpcId: 'vpc-2', zone: 'us-east-1b' },
];

/** EC2 as the load balancers see it: instances are servers of this process, one for every port. */
export class FakeInstances implements InstancePort {
  readonly #instances = new Map<string, FakeInstance>();
  readonly #listeners = new Set<(instance: InstanceView) => void>();
  readonly #disturbances = new Map<string, Disturbance | undefined>();
  #launched = 0;

  /** An instance whose every port is served by `app`. */
  async launch(app: RequestListener | Server, options: LaunchOptions = {}): Promise<string> {
    const instanceId = `i-${(this.#launched += 1)}`;
    this.#instances.set(instanceId, { view: view(instanceId, options), server: undefined });
    await this.serve(instanceId, app);
    return instanceId;
  }

  async serve(instanceId: string, app: RequestListener | Server): Promise<void> {
    const instance = this.#require(instanceId);
    // A longer keep-alive than the load balancer's idle timeout, as AWS asks of applications.
    const server = typeof app === 'function' ? createServer({ keepAliveTimeout: 75_000 }, app) : app;
    instance.server = server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }

  /** The process ends: its port refuses connections, EC2 does not know yet. */
  async crash(instanceId: string): Promise<void> {
    const { server } = this.#require(instanceId);
    if (server?.listening === true) await closeServer(server);
  }

  /** The instance's application. */
  server(instanceId: string): Server | undefined {
    return this.#require(instanceId).server;
  }

  setState(instanceId: string, state: InstanceStateName): void {
    const instance = this.#require(instanceId);
    instance.view = { ...instance.view, state };
    for (const listener of this.#listeners) listener(instance.view);
  }

  get(instanceId: string): InstanceView | undefined {
    return this.#instances.get(instanceId)?.view;
  }

  /** What a fault does to it from now on. */
  disturb(instanceId: string, how: Disturbance | undefined): void {
    this.#disturbances.set(instanceId, how);
  }

  disturbance(instanceId: string): Disturbance | undefined {
    return this.#disturbances.get(instanceId);
  }

  address(instanceId: string): Endpoint | undefined {
    const instance = this.#instances.get(instanceId);
    const address = instance?.server?.address();
    if (instance?.view.state !== 'running' || this.disturbance(instanceId) === 'silent') return undefined;
    if (address === null || typeof address === 'string' || address === undefined)
      return lastKnown.get(instance);
    const endpoint = { host: '127.0.0.1', port: address.port };
    lastKnown.set(instance, endpoint);
    return endpoint;
  }

  subnet(subnetId: string): SubnetView | undefined {
    return subnets.find((subnet) => subnet.subnetId === subnetId);
  }

  defaultSubnet(zone: string): SubnetView | undefined {
    return subnets.find((subnet) => subnet.zone === zone);
  }

  missingSecurityGroups(groupIds: readonly string[]): readonly string[] {
    return groupIds.filter((id) => !['sg-default', 'sg-web'].includes(id));
  }

  securityGroupName(groupId: string): string {
    return groupId.replace('sg-', '');
  }

  defaultSecurityGroup(): string {
    return 'sg-default';
  }

  onChange(listener: (instance: InstanceView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  run = notUsed;
  terminate = notUsed;
  stop = notUsed;
  start = notUsed;
  launchTemplate = notUsed;

  async close(): Promise<void> {
    await Promise.all([...this.#instances.keys()].map((id) => this.crash(id)));
  }

  #require(instanceId: string): FakeInstance {
    const instance = this.#instances.get(instanceId);
    if (instance === undefined) throw new Error(`The fake EC2 has no instance ${instanceId}`);
    return instance;
  }
}

/** Where crashed instances listened: EC2 still believes that they do. */
const lastKnown = new WeakMap<FakeInstance, Endpoint>();

function notUsed(): never {
  throw new AwsError('UnsupportedOperation', 'Load balancers must not call this.');
}

const view = (instanceId: string, options: LaunchOptions): InstanceView => ({
  instanceId,
  imageId: 'ami-1',
  instanceType: 't3.micro',
  subnetId: 'subnet-a',
  vpcId: options.vpcId ?? vpcId,
  zone: options.zone ?? 'us-east-1a',
  privateIpAddress: '10.0.0.1',
  state: options.state ?? 'running',
  launchTime: new Date(0),
});

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) (server as HttpServer).closeAllConnections();
  });
}
