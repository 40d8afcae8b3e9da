import { AutoScalingClient, CreateAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  DescribeInstanceHealthCommand,
  ElasticLoadBalancingClient,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { createEmulator } from '../create-emulator.js';
import type { EmulatorOptions } from '../emulator-options.js';
import type { Emulator } from '../emulator.js';
import { createVirtualClock, type VirtualClock } from '../laboratory/create-virtual-clock.js';
import type { SimulatedBehaviour } from '../ec2/images/simulated-behaviour.js';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

export interface LaboratoryClients {
  readonly ec2: EC2Client;
  readonly elb: ElasticLoadBalancingClient;
  readonly elbv2: ElasticLoadBalancingV2Client;
  readonly autoScaling: AutoScalingClient;
}

/** An emulator without sockets and processes on a virtual clock, with SDK clients; disposing ends it. */
export interface Laboratory extends LaboratoryClients, AsyncDisposable {
  readonly emulator: Emulator;
  readonly clock: VirtualClock;
  /** The load balancer `web`, checked on HTTP every 5 s, 2 for each verdict. */
  createLoadBalancer(options?: { readonly drainingSeconds?: number }): Promise<void>;
  /** A group of an image of that behaviour behind `web`. */
  createGroup(
    name: string,
    size: number,
    options?: { readonly behaviour?: SimulatedBehaviour; readonly healthCheckType?: 'EC2' | 'ELB' },
  ): Promise<void>;
  /** What `web` says of each instance, in the order of their registration. */
  health(): Promise<readonly string[]>;
}

export const clientsOf = (emulator: Emulator): LaboratoryClients => {
  const { endpoint, region } = emulator;
  const config = {
    ...{ endpoint, region, credentials, maxAttempts: 1 },
    requestHandler: emulator.requestHandler(),
  };
  return {
    ec2: new EC2Client(config),
    elb: new ElasticLoadBalancingClient(config),
    elbv2: new ElasticLoadBalancingV2Client(config),
    autoScaling: new AutoScalingClient(config),
  };
};

export async function createLaboratory(options: EmulatorOptions = {}): Promise<Laboratory> {
  const clock = createVirtualClock();
  const emulator = await createEmulator({ clock, instances: 'simulated', listen: false, ...options });
  const clients = clientsOf(emulator);
  return {
    ...clients,
    emulator,
    clock,
    createLoadBalancer: ({ drainingSeconds } = {}) => createWeb(clients.elb, drainingSeconds),
    createGroup: (name, size, { behaviour = {}, healthCheckType = 'EC2' } = {}) =>
      createGroup(clients, {
        ...{ name, size, healthCheckType },
        imageId: emulator.registerSimulatedImage({ name, ...behaviour }),
      }),
    health: () => describeHealth(clients.elb),
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

async function createWeb(
  elb: ElasticLoadBalancingClient,
  drainingSeconds: number | undefined,
): Promise<void> {
  const LoadBalancerName = 'web';
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }];
  await elb.send(new CreateLoadBalancerCommand({ LoadBalancerName, Listeners, AvailabilityZones: zones }));
  const HealthCheck = {
    ...{ Target: 'HTTP:80/health', Interval: 5, Timeout: 2 },
    ...{ HealthyThreshold: 2, UnhealthyThreshold: 2 },
  };
  await elb.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  if (drainingSeconds === undefined) return;
  const ConnectionDraining = { Enabled: true, Timeout: drainingSeconds };
  await elb.send(
    new ModifyLoadBalancerAttributesCommand({
      LoadBalancerName,
      LoadBalancerAttributes: { ConnectionDraining },
    }),
  );
}

interface NewGroup {
  readonly name: string;
  readonly size: number;
  readonly imageId: string;
  readonly healthCheckType: string;
}

async function createGroup({ ec2, autoScaling }: LaboratoryClients, group: NewGroup): Promise<void> {
  const LaunchTemplateData = { ImageId: group.imageId, InstanceType: 't3.micro' as const };
  await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: group.name, LaunchTemplateData }));
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: group.name,
      LaunchTemplate: { LaunchTemplateName: group.name, Version: '1' },
      AvailabilityZones: zones,
      LoadBalancerNames: ['web'],
      HealthCheckType: group.healthCheckType,
      HealthCheckGracePeriod: 60,
      MinSize: group.size,
      MaxSize: group.size,
    }),
  );
}

async function describeHealth(elb: ElasticLoadBalancingClient): Promise<readonly string[]> {
  const { InstanceStates = [] } = await elb.send(
    new DescribeInstanceHealthCommand({ LoadBalancerName: 'web' }),
  );
  return InstanceStates.map(({ State, Description }) =>
    Description === 'N/A' ? `${State}` : `${State}: ${Description}`,
  );
}
