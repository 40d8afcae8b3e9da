// What a roll of two instances costs: wall time over the floor that the cloud itself sets, and API calls. And what it
// costs of 2, 100 and 1000 simulated ones behind a Classic Load Balancer, with the calls of each step, and of 4, 40 and
// 200, of four types that count differently. Without rolls of real instances: 0.
// Run: npx nx run-many -t build && node tools/bench/rollout.mjs [rolls]
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cp, writeFile } from 'node:fs/promises';
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { DescribeSubnetsCommand, EC2Client, RegisterImageCommand } from '@aws-sdk/client-ec2';
import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand,
  ElasticLoadBalancingClient,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { createEmulator } from '@clicamos/emulator';
import { systemClock } from '@clicamos/health';
import { createAwsCloud, planRollout, runRollout } from '@clicamos/rolling-asg';
import { importSource } from '../import-source.mjs';
import { temporaryFolder } from '../temporary-folder.mjs';

const rolls = Number(process.argv[2] ?? 3);
const speed = 10;
const start = systemClock.now();
const clock = {
  now: () => start + (systemClock.now() - start) * speed,
  sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
};

const directory = temporaryFolder('bench');
const calls = new Map();
const emulator = await createEmulator({
  speed,
  stateDirectory: directory,
  onCall: ({ operation }) => calls.set(operation, (calls.get(operation) ?? 0) + 1),
});
try {
  const settings = {
    endpoint: emulator.endpoint,
    region: emulator.region,
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  };
  const clients = {
    autoScaling: new AutoScalingClient(settings),
    ec2: new EC2Client(settings),
    elasticLoadBalancing: new ElasticLoadBalancingClient(settings),
  };
  const subnetIds = await createLoadBalancer(clients);
  const cloud = createAwsCloud(clients);
  for (let generation = 1; rolls > 0 && generation <= rolls + 1; generation += 1) {
    const imageId = await registerImage(clients.ec2, generation);
    calls.clear();
    const plan = await planRollout(cloud, { service: 'web', imageId, firstGroup: firstGroup(subnetIds) });
    const result = await runRollout(plan, { cloud, clock });
    report(generation === 1 ? 'first deploy' : `roll to ${generation}`, { ...result, calls });
  }
} finally {
  await emulator.close();
  await rm(directory, { recursive: true });
}

const { countBy, rollClassic } = await importSource('packages/rolling-asg/src/testing/classic-rolls.ts');
for (const instances of [2, 100, 1_000]) {
  const { first, next } = await rollClassic(instances);
  for (const [what, { result, calls: made }] of Object.entries({ 'first deploy': first, roll: next })) {
    const calls = new Map(Object.entries(countBy(made, 'operation')));
    report(`${instances} simulated, ${what}`, { ...result, calls });
    const bySteps = Object.entries(countBy(made, 'during')).map(([during, count]) => `${during} ${count}`);
    process.stdout.write(`  calls: ${bySteps.join(' · ')}\n`);
  }
}

const { rollFleet } = await importSource('packages/rolling-asg/src/testing/fleet.ts');
for (const instances of [4, 40, 200]) {
  const rolled = await rollFleet(instances);
  report(`${instances} of four types`, { ...rolled.result, calls: rolled.calls });
}

function firstGroup(subnetIds) {
  return {
    instanceType: 't3.micro',
    subnetIds,
    sourceIds: ['web-elb'],
    minSize: 2,
    maxSize: 4,
    desiredCapacity: 2,
  };
}

async function createLoadBalancer({ ec2, elasticLoadBalancing: elb }) {
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnetIds = Subnets.map(({ SubnetId }) => SubnetId);
  const LoadBalancerName = 'web-elb';
  const Listeners = [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }];
  await elb.send(new CreateLoadBalancerCommand({ LoadBalancerName, Listeners, Subnets: subnetIds }));
  const HealthCheck = {
    Target: 'HTTP:80/health',
    Interval: 5,
    Timeout: 2,
    HealthyThreshold: 2,
    UnhealthyThreshold: 2,
  };
  await elb.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }));
  const LoadBalancerAttributes = { ConnectionDraining: { Enabled: true, Timeout: 30 } };
  await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerName, LoadBalancerAttributes }));
  return subnetIds;
}

async function registerImage(ec2, version) {
  const app = dirname(createRequire(import.meta.url).resolve('@clicamos/sample-app/package.json'));
  const image = join(directory, `image-${version}`);
  await cp(join(app, 'dist'), join(image, 'dist'), { recursive: true });
  await cp(join(app, 'package.json'), join(image, 'package.json'));
  const manifest = { start: ['node', 'dist/main.js'], port: 80, env: { APP_VERSION: String(version) } };
  await writeFile(join(image, 'image.json'), JSON.stringify(manifest));
  const request = { Name: `web-${version}`, ImageLocation: pathToFileURL(image).href };
  return (await ec2.send(new RegisterImageCommand(request))).ImageId;
}

/** AWS's seconds, as they would pass on AWS. */
function report(what, { outcome, wallMs, floorMs, steps, calls }) {
  const total = [...calls.values()].reduce((sum, n) => sum + n, 0);
  const most = [...calls].sort(([, a], [, b]) => b - a).slice(0, 4);
  const seconds = (ms) => (ms / 1_000).toFixed(1);
  process.stdout.write(
    `${what}: ${outcome} · wall ${seconds(wallMs)} s · floor ${seconds(floorMs)} s · ` +
      `overhead ${seconds(wallMs - floorMs)} s (x${(wallMs / floorMs).toFixed(2)}) · ${total} API calls (${most.map(([name, n]) => `${name} ${n}`).join(', ')})\n` +
      `  ${steps.map(({ kind, wallMs: wall, floorMs: floor }) => `${kind} ${seconds(wall)}/${seconds(floor)}`).join(' · ')}\n`,
  );
}
