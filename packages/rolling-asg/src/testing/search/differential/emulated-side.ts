import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { DescribeSubnetsCommand, TerminateInstancesCommand, type EC2Client } from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  ModifyLoadBalancerAttributesCommand,
  type ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { createEmulator, createVirtualClock, type Doubts, type Fault } from '@clicamos/emulator';
import { createAwsCloud } from '../../../aws/create-aws-cloud.js';
import type { PlayedCloud } from './played-cloud.js';
import type { CallFault, SharedDoubts } from './schedule.js';

/** The embedded emulator, through the engine's own adapter; with doubts that it alone can play. */
export async function emulatedSide(
  doubts: SharedDoubts,
  itsOwn: Partial<Doubts> = {},
): Promise<PlayedCloud & AsyncDisposable> {
  const clock = createVirtualClock();
  const { templateLagMs: templateVersionLagMs, tagLagMs: tagVisibilityLagMs, ...same } = doubts;
  const emulator = await createEmulator({
    ...{ clock, instances: 'simulated', listen: false, bootMs: 5_000 },
    faults: { doubts: { ...same, templateVersionLagMs, tagVisibilityLagMs, ...itsOwn } },
  });
  const clients = {
    autoScaling: emulator.directClient<AutoScalingClient>('autoscaling'),
    elasticLoadBalancing: emulator.directClient<ElasticLoadBalancingClient>('elb'),
    elasticLoadBalancingV2: emulator.directClient<ElasticLoadBalancingV2Client>('elbv2'),
    ec2: emulator.directClient<EC2Client>('ec2'),
  };
  const { Subnets = [] } = await clients.ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  await makeWebElb(clients.elasticLoadBalancing, subnetIds);
  const behaviour = { bootMs: 15_000, drainMs: 4_000, stopMs: 2_000 };
  return {
    port: createAwsCloud(clients),
    clock,
    subnetIds,
    imageIds: {
      good: emulator.registerSimulatedImage({ name: 'good', ...behaviour }),
      next: emulator.registerSimulatedImage({ name: 'next', ...behaviour }),
      bad: emulator.registerSimulatedImage({ name: 'bad', ...behaviour, answers: 'failing' }),
    },
    fail: (fault, operation) => emulator.faults.add(faultOf(fault, `*:${operation}`)),
    terminate: async (id) => {
      await clients.ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

function faultOf(fault: CallFault, operation: string): Fault {
  const operations = [operation];
  if (fault === 'throttled') return { fault: 'throttle', operations, times: 1 };
  if (fault === 'denied') return { fault: 'access-denied', operations, times: 1 };
  return { fault: 'answer-lost', by: 'server-error', operations, times: 1 };
}

/** As `webElb` of the simulation. */
async function makeWebElb(
  client: Pick<ElasticLoadBalancingClient, 'send'>,
  subnetIds: readonly string[],
): Promise<void> {
  const LoadBalancerName = 'web-elb';
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }];
  await client.send(new CreateLoadBalancerCommand({ LoadBalancerName, Listeners, Subnets: [...subnetIds] }));
  const HealthCheck = {
    ...{ Target: 'HTTP:80/health', Interval: 10, Timeout: 5, HealthyThreshold: 3, UnhealthyThreshold: 2 },
  };
  await client.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const LoadBalancerAttributes = { ConnectionDraining: { Enabled: true, Timeout: 60 } };
  await client.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, LoadBalancerAttributes }));
}
