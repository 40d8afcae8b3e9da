import {
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  type AutoScalingClient,
} from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateCommand, DescribeSubnetsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { createEmulator, createVirtualClock, type Emulator, type Fault } from '@clicamos/emulator';
import { createAwsCloud } from '../aws/create-aws-cloud.js';
import { planRollout } from '../plan/plan-rollout.js';
import { runRollout } from '../run/run-rollout.js';
import { makeTargetGroupFront } from './target-group-front.js';

/** What each type counts towards the capacity of the group. */
const weights = { 'c5.large': 1, 'c5.xlarge': 2, 'c5.2xlarge': 4, 'c5.4xlarge': 8 } as const;
const types = Object.entries(weights);
const unitsOfAll = types.reduce((sum, [, units]) => sum + units, 0);

/** Until the first group serves. */
const launchMs = 120_000;
/** Three times what it takes. */
const healthyDeadlineMs = 90_000;

/** Where it stands, what it is and what it counts. */
export interface FleetMember {
  readonly zone: string;
  readonly type: string;
  readonly units: number;
}

/**
 * Rolls a group of so many instances to the next image by the engine, and tells what the load balancer sent to every
 * second meanwhile.
 *
 * @param fault strikes from the start of the rollout
 */
export async function rollFleet(instances: number, fault?: Fault) {
  await using fleet = await openFleet(instances);
  const { clock, calls } = fleet;
  await clock.sleep(launchMs);
  const before = await fleet.readServing();
  if (fault !== undefined) fleet.emulator.faults.add(fault);
  const samples: (readonly FleetMember[])[] = [];
  const rolling = roll(fleet);
  const ended = new AbortController();
  const end = () => ended.abort();
  rolling.then(end, end);
  while (!ended.signal.aborted) {
    samples.push(await fleet.readServing());
    await clock.sleep(1_000);
  }
  const result = await rolling;
  samples.push(await fleet.readServing());
  return { before, samples, after: samples.at(-1) ?? [], result, calls };
}

async function roll({ clock, cloud, imageOf }: Awaited<ReturnType<typeof openFleet>>) {
  const options = { service: 'web', imageId: imageOf('next'), adopt: 'web-asg', healthyDeadlineMs, clock };
  return runRollout(await planRollout(cloud, options), { cloud, clock });
}

/**
 * A laboratory with a group of so many instances, of four types that count differently, in every zone, behind a Network
 * Load Balancer that does not cross zones: a zone without an instance would lose its requests.
 *
 * @param instances as many of each type, so a multiple of four
 */
async function openFleet(instances: number) {
  const clock = createVirtualClock();
  const emulator = await createEmulator({ clock, instances: 'simulated', listen: false });
  const theirs = clientsOf(emulator);
  const { Subnets = [] } = await theirs.ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  const place = { subnetIds, vpcId: Subnets[0]?.VpcId ?? '' };
  const front = { name: 'web', type: 'network', ...place } as const;
  const { arn } = await makeTargetGroupFront(theirs.elasticLoadBalancingV2, front);
  const units = (instances / types.length) * unitsOfAll;
  const behaviour = { bootMs: 15_000, drainMs: 4_000, stopMs: 2_000 };
  const imageOf = (name: string) => emulator.registerSimulatedImage({ name, ...behaviour });
  await makeGroup(theirs, { units, arn, subnetIds, imageId: imageOf('first') });
  const calls = new Map<string, number>();
  return {
    clock,
    emulator,
    /** Calls that the engine made, by operation. */
    calls,
    cloud: createAwsCloud(counted(clientsOf(emulator), calls)),
    imageOf,
    /** What the load balancer sends to now. */
    readServing: () => readServing(theirs, arn),
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

const clientsOf = (emulator: Emulator) => ({
  autoScaling: emulator.directClient<AutoScalingClient>('autoscaling'),
  elasticLoadBalancing: emulator.directClient<ElasticLoadBalancingClient>('elb'),
  elasticLoadBalancingV2: emulator.directClient<ElasticLoadBalancingV2Client>('elbv2'),
  ec2: emulator.directClient<EC2Client>('ec2'),
});

type Clients = ReturnType<typeof clientsOf>;

/** The same clients; every request of theirs is counted by its operation, each page for itself. */
function counted(clients: Clients, calls: Map<string, number>): Clients {
  const count = <Client extends { readonly send: unknown }>(client: Client): Client =>
    new Proxy(client, {
      get: (target, key, receiver) => {
        const value: unknown = Reflect.get(target, key, receiver);
        if (key !== 'send' || typeof value !== 'function') return value;
        return (command: object, ...rest: readonly unknown[]) => {
          const operation = command.constructor.name.replace(/Command$/, '');
          calls.set(operation, (calls.get(operation) ?? 0) + 1);
          return value.call(target, command, ...rest);
        };
      },
    });
  return {
    autoScaling: count(clients.autoScaling),
    elasticLoadBalancing: count(clients.elasticLoadBalancing),
    elasticLoadBalancingV2: count(clients.elasticLoadBalancingV2),
    ec2: count(clients.ec2),
  };
}

interface FleetGroup {
  readonly units: number;
  readonly arn: string;
  readonly subnetIds: readonly string[];
  readonly imageId: string;
}

async function makeGroup({ autoScaling, ec2 }: Clients, group: FleetGroup): Promise<void> {
  const { units, arn, subnetIds, imageId: ImageId } = group;
  const LaunchTemplateName = 'of-web';
  const LaunchTemplateData = { ImageId, InstanceType: 'c5.large' } as const;
  await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData }));
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: 'web-asg',
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: { LaunchTemplateName, Version: '1' },
          Overrides: types.map(([InstanceType, weight]) => ({
            InstanceType,
            WeightedCapacity: String(weight),
          })),
        },
        InstancesDistribution: {
          OnDemandPercentageAboveBaseCapacity: 0,
          SpotAllocationStrategy: 'price-capacity-optimized',
        },
      },
      MinSize: 1,
      MaxSize: 2 * units,
      DesiredCapacity: units,
      TargetGroupARNs: [arn],
      VPCZoneIdentifier: subnetIds.join(','),
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 60,
    }),
  );
}

/** By the load balancer's word; the groups say only where each stands and what it counts. */
async function readServing(clients: Clients, TargetGroupArn: string): Promise<readonly FleetMember[]> {
  const { TargetHealthDescriptions = [] } = await clients.elasticLoadBalancingV2.send(
    new DescribeTargetHealthCommand({ TargetGroupArn }),
  );
  const { AutoScalingGroups = [] } = await clients.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  const members = new Map(
    AutoScalingGroups.flatMap(({ Instances = [] }) => Instances).map((one) => [
      one.InstanceId,
      {
        zone: one.AvailabilityZone ?? '',
        type: one.InstanceType ?? '',
        units: Number(one.WeightedCapacity),
      },
    ]),
  );
  const healthy = TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State === 'healthy');
  return healthy.flatMap(({ Target }) => members.get(Target?.Id) ?? []);
}
