// What simulated time costs: an emulator's creation, a call, rolls of a small service and one of 300 instances, through
// the SDK without a socket and through the direct clients. Times are of the processor: medians, with the least and the
// most, because the wall clock of a busy machine says more of its other work.
// Run: npx nx run-many -t build && node tools/bench/laboratory.mjs [rolls] [creation,calls,small,large]
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  DescribeInstanceHealthCommand,
  ElasticLoadBalancingClient,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator, createVirtualClock } from '@clicamos/emulator';
import { createAwsCloud, planRollout, runRollout } from '@clicamos/rolling-asg';

const rolls = Number(process.argv[2] ?? 60);
const minute = 60_000;
const doors = ['direct', 'sdk'];
const measurements = {
  creation: measureCreation,
  calls: () => inLaboratory(measureCalls),
  small: () => each(doors, measureSmallRolls),
  large: () => each(doors, measureLargeRolls),
};

for (const name of process.argv[3]?.split(',') ?? Object.keys(measurements)) await measurements[name]();

async function measureCreation() {
  const times = await repeated(300, async () => {
    const clock = createVirtualClock();
    const emulator = await createEmulator({ clock, instances: 'simulated', listen: false });
    await emulator.close();
  });
  say('an emulator, created and closed', times.slice(1));
  say('  the first of the process', times.slice(0, 1));
}

async function measureSmallRolls(door) {
  const times = [];
  let calls = 0;
  for (let index = 0; index < rolls; index += 1) {
    await inLaboratory(async (laboratory) => {
      await laboratory.roll(door, { size: 3 });
      const before = laboratory.calls();
      times.push(await took(() => laboratory.roll(door, { size: 3 })));
      calls = laboratory.calls() - before;
    });
  }
  say(`a roll of 3 (${door}, ${calls} calls)`, times.slice(Math.floor(rolls / 3)));
}

async function measureLargeRolls(door) {
  await inLaboratory(async (laboratory) => {
    await laboratory.roll(door, { size: 300 });
    const behaviour = { bootMs: 15 * minute, drainMs: 4 * minute };
    const calls = laboratory.calls();
    const startMs = laboratory.clock.now();
    const roll = () => laboratory.roll(door, { size: 300, behaviour, bakeMs: 20 * minute });
    const times = await repeated(3, roll);
    const made = Math.round((laboratory.calls() - calls) / 3);
    const minutes = Math.round((laboratory.clock.now() - startMs) / 3 / minute);
    say(`a roll of 300 in ${minutes} min (${door}, ${made} calls)`, times);
  });
}

async function measureCalls(laboratory) {
  await laboratory.roll('direct', { size: 3 });
  const groups = new DescribeAutoScalingGroupsCommand({});
  const health = new DescribeInstanceHealthCommand({ LoadBalancerName: 'web' });
  for (const door of doors) {
    const { autoScaling, elasticLoadBalancing } = laboratory.clients[door];
    await measureCall(`DescribeInstanceHealth of 3 (${door})`, () => elasticLoadBalancing.send(health));
    await measureCall(`DescribeAutoScalingGroups of 3 (${door})`, () => autoScaling.send(groups));
  }
  const handler = laboratory.emulator.requestHandler();
  const request = await capture(laboratory.clients.sdk.autoScaling, groups);
  await measureCall('  of which the emulator', () => handler.handle(request));
}

async function measureCall(what, call) {
  const many = 500;
  const times = await repeated(8, async () => {
    for (let index = 0; index < many; index += 1) await call();
  });
  say(
    what,
    times.slice(2).map((ms) => (1_000 * ms) / many),
    'µs',
  );
}

/** The request that a client sends for a command. */
async function capture(client, command) {
  let captured;
  client.middlewareStack.add(
    (next) => (args) => {
      captured = args.request;
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  await client.send(command);
  return captured;
}

/** A service behind a load balancer, on a clock of its own, for as long as `use` takes. */
async function inLaboratory(use) {
  const clock = createVirtualClock();
  let calls = 0;
  const onCall = () => (calls += 1);
  const emulator = await createEmulator({ clock, instances: 'simulated', listen: false, onCall });
  const clients = clientsOf(emulator);
  const subnetIds = await createLoadBalancer(clients.direct);
  let generation = 0;
  const roll = async (door, { size, behaviour = {}, ...options }) => {
    const name = `generation ${(generation += 1)}`;
    const imageId = emulator.registerSimulatedImage({ name, bootMs: 5_000, drainMs: 5_000, ...behaviour });
    const cloud = createAwsCloud(clients[door]);
    const plan = await planRollout(cloud, {
      ...{ service: 'web', imageId, firstGroup: firstGroup(subnetIds, size) },
      ...{ healthyDeadlineMs: 60 * minute, ...options },
    });
    const { outcome } = await runRollout(plan, { cloud, clock });
    if (outcome !== 'deployed') throw new Error(`Expected \`deployed\`, got \`${outcome}\``);
  };
  await use({ clock, emulator, clients, calls: () => calls, roll });
  await emulator.close();
}

function clientsOf(emulator) {
  const { endpoint, region } = emulator;
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const config = { endpoint, region, credentials, maxAttempts: 1, requestHandler: emulator.requestHandler() };
  return {
    sdk: {
      autoScaling: new AutoScalingClient(config),
      ec2: new EC2Client(config),
      elasticLoadBalancing: new ElasticLoadBalancingClient(config),
    },
    direct: {
      autoScaling: emulator.directClient('autoscaling'),
      ec2: emulator.directClient('ec2'),
      elasticLoadBalancing: emulator.directClient('elb'),
    },
  };
}

async function createLoadBalancer({ ec2, elasticLoadBalancing }) {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.map(({ SubnetId }) => SubnetId);
  const LoadBalancerName = 'web';
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }];
  await elasticLoadBalancing.send(
    new CreateLoadBalancerCommand({ LoadBalancerName, Listeners, Subnets: subnetIds }),
  );
  const HealthCheck = {
    ...{ Target: 'HTTP:80/health', Interval: 5, Timeout: 2 },
    ...{ HealthyThreshold: 2, UnhealthyThreshold: 2 },
  };
  await elasticLoadBalancing.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const LoadBalancerAttributes = { ConnectionDraining: { Enabled: true, Timeout: 300 } };
  await elasticLoadBalancing.send(
    new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, LoadBalancerAttributes }),
  );
  return subnetIds;
}

function firstGroup(subnetIds, size) {
  const sizes = { minSize: size, maxSize: 2 * size, desiredCapacity: size };
  const sourceIds = ['web'];
  return {
    instanceType: 't3.micro',
    subnetIds,
    sourceIds,
    ...sizes,
    healthCheckGraceMs: 60 * minute,
  };
}

async function each(values, use) {
  for (const value of values) await use(value);
}

/** What each of many runs took. */
async function repeated(count, run) {
  const times = [];
  for (let index = 0; index < count; index += 1) times.push(await took(run));
  return times;
}

/** Milliseconds of processor time. */
async function took(run) {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function say(what, times, unit = 'ms') {
  const sorted = times.toSorted((a, b) => a - b);
  const [least, median, most] = [0, Math.floor(sorted.length / 2), sorted.length - 1].map((at) => sorted[at]);
  process.stdout.write(`${what}: ${round(median)} ${unit} (${round(least)} to ${round(most)})\n`);
}

function round(value) {
  return Number(value.toPrecision(3));
}
