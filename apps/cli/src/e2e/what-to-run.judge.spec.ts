import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateOrUpdateTagsCommand,
} from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DeleteLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import { createSandbox, main, type Ended, type Sandbox } from '../testing/clicamos.js';

// What a command says to run next does what it says, copied as it is.

const configWith = (more = '') => `
service: web
defaultEnvironment: local
environments:
  local:
    cloud: emulator
    speed: 40
    group: { healthCheckGraceSeconds: 60, instanceType: t3.micro }
    ${more}
  prod:
    cloud: aws
    region: us-east-1
    account: "123456789012"
    loadBalancers: [nowhere]
`;

/** Not the default name: every command that is printed has to name it. */
const file = 'ops.yaml';

describe('what clicamos says to run', () => {
  let sandbox: Sandbox;
  let clients: ReturnType<typeof clientsOf>;

  beforeEach(async () => {
    sandbox = await createSandbox();
    await sandbox.write(file, configWith());
    const { stdout } = await run('local', 'up');
    const [, exported = ''] = /^ {2}export (.*)$/m.exec(stdout) ?? [];
    clients = clientsOf(Object.fromEntries(exported.split(' ').map((pair) => pair.split('='))));
  });

  afterEach(async () => {
    for (const client of Object.values(clients)) client.destroy();
    await run('local', 'down');
    await sandbox.remove();
  });

  const run = (...args: string[]): Promise<Ended> => sandbox.run(...args, '--config', file);

  /** A command of the output, run as it stands there. */
  const runPrinted = (output: string, pattern: RegExp): Promise<Ended> => {
    const [, command] = pattern.exec(output) ?? [];
    if (command === undefined) throw new Error(`Expected ${pattern} in:\n${output}`);
    return sandbox.run(...command.split(' '));
  };

  const bake = async (...args: string[]) => (await run('local', 'bake', ...args)).stdout.trim();

  it('takes over the group behind the load balancer, from status to the end', async () => {
    await createForeignGroup(clients, await bake());
    const imageId = await bake();

    const status = await run('status');
    expect(status.stdout).toMatch(/^ {2}web-asg {3}2 instances {3}web-elb$/m);
    expect(status.stdout).not.toMatch(/Run: clicamos deploy/);
    expect(status.stdout).toContain(`clicamos plan local --adopt web-asg --config ${file} --ami`);

    const beside = await run('plan', '--ami', imageId);
    expect(beside.stdout).toMatch(/x `web-asg` \(2 instances\) is behind web-elb/);
    expect(beside.code).toBe(2);
    const plan = await runPrinted(beside.stdout, /To take web-asg over, run: clicamos (.*)/);
    expect(plan.stdout).toMatch(/live {3}web-asg/);
    const deployed = await runPrinted(plan.stdout, /Run: clicamos (deploy .*)/);

    expect(deployed).toMatchObject({ code: 0, stderr: '' });
    expect(deployed.stdout).toMatch(/removed group web-asg/);
    const after = (await run('status')).stdout;
    expect(after).toMatch(/^web-v001 +live/m);
    expect(after).not.toMatch(/web-asg|adopt/);
  }, 120_000);

  it('keeps a failed group when asked to, shows it, and says what removes it', async () => {
    await run('deploy');

    const failed = await run('deploy', '--keep-failed', '--ami', await bake('--set', 'HEALTH_STATUS=500'));
    expect(failed.code).toBe(3);
    expect(failed.stdout).toMatch(/^rolled back +web-v001 .*serves with 2 of 2$/m);
    const status = (await run('status')).stdout;
    expect(status).toMatch(/^web-v002 +failed .*0\/2 serving$/m);
    expect(status).toMatch(/^web-v001 +live .*2\/2 serving$/m);

    const next = await run('deploy');
    expect(next).toMatchObject({ code: 0 });
    const removed = await runPrinted(failed.stdout, /^ {2}kept +web-v002, .* remove it: clicamos (.*)$/m);

    expect(removed.stdout).toMatch(/removed web-v002/);
    expect((await run('status')).stdout).not.toMatch(/web-v002|failed|kept/);
  }, 120_000);

  it('tells a planner who holds the service, and how to watch it or go back', async () => {
    const image = await bake();
    await run('deploy', '--ami', image);
    await hold(clients, 'web-v001');

    const { code, stderr } = await run('plan', '--ami', image);

    expect(code).toBe(5);
    expect(stderr).toMatch(/being rolled out: r-other to `web-v001`/);
    expect(stderr).toContain(
      `Run: clicamos status local --config ${file} --watch (to watch it), clicamos resume local --config ${file} (to go on, if its runner has died), or clicamos abort local --config ${file} (to go back)`,
    );
  }, 60_000);

  it('warns that a changed setting of the group changes nothing, also where nothing is to do', async () => {
    const image = await bake();
    await run('deploy', '--ami', image);
    const text = configWith().replace('instanceType: t3.micro', 'instanceType: t3.small, min: 1');
    await sandbox.write(file, text);

    const same = await run('plan', '--ami', image);
    const other = await run('plan', '--ami', await bake());
    const deployed = await run('deploy', '--ami', image);

    for (const { stdout } of [same, other, deployed]) {
      expect(stdout).toMatch(
        /! group\.instanceType in clicamos\.yaml is t3\.small, web-v001 has t3\.micro: the next group takes over from the live one/,
      );
      expect(stdout).toMatch(/! group\.min in clicamos\.yaml is 1, web-v001 has 2/);
      expect(stdout.match(/group\.\w+ in clicamos/g)).toHaveLength(2);
    }
  }, 60_000);

  it('tells in one sentence that the load balancer is not there', async () => {
    const { env } = JSON.parse((await run('local', 'up', '--json')).stdout) as { env: object };
    const image = await bake();
    Object.assign(sandbox.env, env);

    for (const command of ['plan', 'deploy']) {
      const { code, stdout, stderr } = await run(command, 'prod', '--ami', image);

      expect(stderr).toMatch(/^There is no Classic Load Balancer `nowhere` in us-east-1 for .*\n$/);
      expect(stdout).not.toMatch(/earliest|subnet/);
      expect(code).toBe(2);
    }
  }, 60_000);

  it.each([['as text'], ['--json']])(
    'says where the evidence is when a rollout can neither end nor go back, %s',
    async (mode) => {
      await sandbox.write(file, configWith('rollout: { drainFloorSeconds: 120 }'));
      await run('deploy');
      const options = mode === '--json' ? ['--json'] : [];

      const { code, stdout, stderr } = await losingItsLoadBalancer(sandbox, clients, [
        ...['deploy', '--config', file],
        ...options,
      ]);

      expect(code).toBe(4);
      const [, folder = ''] =
        /^ {2}evidence: (clicamos-report\/r-\w+\/)\nRun: clicamos abort local/m.exec(stderr) ?? [];
      await access(join(sandbox.directory, folder, 'evidence.json'));
      if (mode === '--json')
        expect(
          stdout
            .trim()
            .split('\n')
            .slice(-2)
            .map((line) => JSON.parse(line) as object),
        ).toEqual([
          { kind: 'report', report: folder },
          expect.objectContaining({ kind: 'error', code: 'NeedsPerson', exitCode: 4 }),
        ]);
    },
    120_000,
  );
});

type Clients = ReturnType<typeof clientsOf>;

/** As any program gets to the emulator: by the variables that `local up` prints. */
function clientsOf(variables: Readonly<Record<string, string | undefined>>) {
  const settings = {
    endpoint: variables['AWS_ENDPOINT_URL'] ?? '',
    region: variables['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: variables['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: variables['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  };
  return {
    autoScaling: new AutoScalingClient(settings),
    ec2: new EC2Client(settings),
    elasticLoadBalancing: new ElasticLoadBalancingClient(settings),
  };
}

/** A group as something else makes it. */
async function createForeignGroup({ autoScaling, ec2, elasticLoadBalancing }: Clients, ImageId: string) {
  const { LoadBalancerDescriptions: [elb] = [] } = await elasticLoadBalancing.send(
    new DescribeLoadBalancersCommand({ LoadBalancerNames: ['web-elb'] }),
  );
  const LaunchTemplateData = { ImageId, InstanceType: 't3.micro' } as const;
  await ec2.send(new CreateLaunchTemplateCommand({ LaunchTemplateName: 'theirs', LaunchTemplateData }));
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: 'web-asg',
      LaunchTemplate: { LaunchTemplateName: 'theirs', Version: '1' },
      MinSize: 2,
      MaxSize: 4,
      VPCZoneIdentifier: elb?.Subnets?.join(','),
      LoadBalancerNames: ['web-elb'],
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 60,
    }),
  );
}

async function hold({ autoScaling }: Clients, ResourceId: string): Promise<void> {
  const tag = { ResourceId, ResourceType: 'auto-scaling-group', PropagateAtLaunch: false };
  await autoScaling.send(
    new CreateOrUpdateTagsCommand({ Tags: [{ ...tag, Key: 'clicamos:rollout', Value: 'r-other' }] }),
  );
}

/** Somebody deletes the load balancer in the middle of the drain. */
async function losingItsLoadBalancer(
  { directory, env }: Sandbox,
  { elasticLoadBalancing }: Clients,
  args: readonly string[],
): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], { cwd: directory, env });
  const stdout: string[] = [];
  const stderr: string[] = [];
  child.stderr.on('data', (text: Buffer) => stderr.push(text.toString()));
  let deleted: Promise<unknown> | undefined;
  const LoadBalancerName = 'web-elb';
  createInterface(child.stdout).on('line', (line) => {
    stdout.push(`${line}\n`);
    if (/"step-started".*"drain"|step \d of \d: drain/.test(line))
      deleted ??= elasticLoadBalancing.send(new DeleteLoadBalancerCommand({ LoadBalancerName }));
  });
  const [code] = (await once(child, 'close')) as [number];
  await deleted;
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}
