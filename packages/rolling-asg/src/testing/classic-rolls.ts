import type { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { DescribeSubnetsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  ModifyLoadBalancerAttributesCommand,
  type ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator, createVirtualClock, type Emulator } from '@clicamos/emulator';
import { createAwsCloud } from '../aws/create-aws-cloud.js';
import type { RolloutResult } from '../engine/context/result.js';
import { planRollout } from '../plan/plan-rollout.js';
import type { RolloutStepKind } from '../plan/plan.js';
import { runRollout } from '../run/run-rollout.js';

/** A call of the engine's, and what it was made for. */
export interface CountedCall {
  readonly during: 'plan' | RolloutStepKind;
  readonly operation: string;
}

export interface CountedRoll {
  readonly result: RolloutResult;
  /** In order, the plan's first; what is read at the end counts for the last step. */
  readonly calls: readonly CountedCall[];
}

const behaviour = { bootMs: 9_400, drainMs: 4_000, stopMs: 2_000 };

/**
 * Makes a service of so many simulated instances behind a Classic Load Balancer that checks every 5 s, and rolls it to
 * its next image. Each page of an answer is a call.
 */
export async function rollClassic(
  instances: number,
): Promise<{ readonly first: CountedRoll; readonly next: CountedRoll }> {
  const clock = createVirtualClock();
  const emulator = await createEmulator({ clock, instances: 'simulated', listen: false, vcpuLimit: 1e6 });
  try {
    const subnetIds = await makeFront(clientsOf(emulator));
    const sizes = { minSize: instances, maxSize: 2 * instances, desiredCapacity: instances };
    const firstGroup = { instanceType: 't3.micro', subnetIds, sourceIds: ['web'], ...sizes };
    const roll = async (name: string): Promise<CountedRoll> => {
      const imageId = emulator.registerSimulatedImage({ name, ...behaviour });
      const calls: CountedCall[] = [];
      let during: CountedCall['during'] = 'plan';
      const onCall = (operation: string) => void calls.push({ during, operation });
      const cloud = createAwsCloud({ ...clientsOf(emulator), onCall });
      const plan = await planRollout(cloud, { service: 'web', imageId, firstGroup, clock });
      const result = await runRollout(plan, {
        ...{ cloud, clock },
        onEvent: (event) => {
          if (event.kind === 'step-started') during = event.step.kind;
        },
      });
      return { result, calls };
    };
    return { first: await roll('first image'), next: await roll('next image') };
  } finally {
    await emulator.close();
  }
}

/** How many of them there are, by what each was made for or by its operation. */
export function countBy(calls: readonly CountedCall[], key: keyof CountedCall): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const call of calls) counts[call[key]] = (counts[call[key]] ?? 0) + 1;
  return counts;
}

const clientsOf = (emulator: Emulator) => ({
  autoScaling: emulator.directClient<AutoScalingClient>('autoscaling'),
  elasticLoadBalancing: emulator.directClient<ElasticLoadBalancingClient>('elb'),
  ec2: emulator.directClient<EC2Client>('ec2'),
});

async function makeFront({
  ec2,
  elasticLoadBalancing: elb,
}: ReturnType<typeof clientsOf>): Promise<readonly string[]> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  const LoadBalancerName = 'web';
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }];
  await elb.send(new CreateLoadBalancerCommand({ LoadBalancerName, Listeners, Subnets: subnetIds }));
  const every = { Interval: 5, Timeout: 2, HealthyThreshold: 2, UnhealthyThreshold: 2 };
  const HealthCheck = { Target: 'HTTP:80/health', ...every };
  await elb.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const LoadBalancerAttributes = { ConnectionDraining: { Enabled: true, Timeout: 30 } };
  await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, LoadBalancerAttributes }));
  return subnetIds;
}
