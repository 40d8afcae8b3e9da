import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import {
  DescribeInstancesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeVpcsCommand,
  RegisterImageCommand,
} from '@aws-sdk/client-ec2';
import { DescribeLoadBalancersCommand as DescribeClassicCommand } from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { createEmulator, type Doubts } from '@clicamos/emulator';
import { checks } from './checks/all-checks.mjs';
import { createClients } from './create-clients.mjs';
import { firstRun } from './first-run.mjs';
import { readSettings } from './read-settings.mjs';

const speed = 20;
const account = '123456789012';
const app =
  "import { createServer } from 'node:http';\n" +
  "createServer((request, response) => response.end('ok')).listen(Number(process.env.PORT), process.env.HOST);\n";

/** What a loaded machine may be too late to see, at an emulator's speed. */
const passing = ['target-starts', 'classic-leaves', 'lists-removing', 'target-leaves'].concat([
  'detach-while-removing',
  'attach-while-removing',
  'source-states',
  'resize-takes-out',
]);

describe('the first run on AWS', () => {
  let folder: string;
  let image: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clicamos-first-run-'));
    image = join(folder, 'image');
    await mkdir(image);
    await writeFile(join(image, 'app.mjs'), app);
    const manifest = { start: ['node', 'app.mjs'], port: 80, env: {} };
    await writeFile(join(image, 'image.json'), JSON.stringify(manifest));
  });

  afterAll(() => rm(folder, { recursive: true }));

  /** An emulator, the tool's clients of it, and what one run of the tool answers and prints. */
  async function openEmulator(doubts: Partial<Doubts> = {}) {
    const stateDirectory = await mkdtemp(join(folder, 'state-'));
    const emulator = await createEmulator({ speed, stateDirectory, faults: { doubts } });
    const { endpoint, region } = emulator;
    const clients = createClients({ endpoint, region });
    const request = { Name: 'good', ImageLocation: pathToFileURL(image).href };
    const { ImageId } = await clients.ec2.send(new RegisterImageCommand(request));
    const base = { account, region, endpoint, speed: String(speed), image: String(ImageId) };
    const run = async (
      more: Record<string, string> = {},
      onLine: (line: string) => void = () => undefined,
    ) => {
      const flags = Object.entries({ ...base, ...more }).map(([name, value]) => `--${name}=${value}`);
      const lines: string[] = [];
      const print = (line: string) => {
        lines.push(line);
        onLine(line);
      };
      const code = await firstRun({ settings: readSettings(flags), clients, print, ...signals });
      return { code, lines };
    };
    const [interrupted, hurried] = [new AbortController(), new AbortController()];
    const signals = { signal: interrupted.signal, hurry: hurried.signal };
    const close = async () => {
      for (const client of Object.values(clients)) client.destroy();
      await emulator.close();
    };
    return { emulator, clients, run, interrupt: () => interrupted.abort(), [Symbol.asyncDispose]: close };
  }

  it('sees on the emulator what is assumed of AWS, and leaves nothing', async () => {
    await using opened = await openEmulator();

    const { code, lines } = await opened.run();

    const verdicts = verdictsOf(lines);
    expect(Object.keys(verdicts)).toEqual(checks.map(({ id }: { id: string }) => id));
    const others = Object.entries(verdicts).filter(
      ([id, verdict]) => verdict !== 'same' && !(verdict === 'not seen' && passing.includes(id)),
    );
    expect(others).toEqual([]);
    expect({ code, left: await leftOf(opened.clients) }).toEqual({ code: 0, left: nothing });
  }, 180_000);

  it('names the switch where AWS does what is in doubt the other way', async () => {
    await using opened = await openEmulator({ templateVersionLagMs: 8_000, tagVisibilityLagMs: 4_000 });

    const { code, lines } = await opened.run({ only: 'version-at-once,tag-after-write' });

    expect(lines.join('\n')).toContain('played that way too, by the switch templateVersionLagMs');
    expect(lines.join('\n')).toContain('played that way too, by the switch tagVisibilityLagMs');
    expect(code).toBe(0);
  }, 180_000);

  it('removes what it made when it is interrupted', async () => {
    await using opened = await openEmulator();
    const onLine = (line: string) => {
      if (/instance-version/.test(line)) opened.interrupt();
    };

    const { code, lines } = await opened.run({}, onLine);

    expect(lines).toContain('removed all that was made');
    expect(verdictsOf(lines)).not.toHaveProperty('classic-words');
    expect({ code, left: await leftOf(opened.clients) }).toEqual({ code: 130, left: nothing });
  }, 180_000);

  it('says what it could not remove, and removes it later by the name of the run', async () => {
    await using opened = await openEmulator();
    const keep = opened.emulator.faults.add({
      fault: 'access-denied',
      operations: ['ec2:DeleteLaunchTemplate'],
    });

    const first = await opened.run({ only: 'version-numbers' });
    keep();
    const [, run = ''] = /^run (\w+)/.exec(first.lines[0] ?? '') ?? [];
    const second = await opened.run({ remove: run });

    expect(first.code).toBe(4);
    expect(first.lines).toContainEqual(expect.stringMatching(/^LEFT {2}launch template clicamos-first-run-/));
    expect(first.lines).toContainEqual(expect.stringContaining(`--remove=${run}`));
    expect({ code: second.code, left: await leftOf(opened.clients) }).toEqual({ code: 0, left: nothing });
  }, 180_000);

  it('makes nothing in an account that nobody named', async () => {
    await using opened = await openEmulator();

    const { code, lines } = await opened.run({ account: '999999999999' });

    expect(lines).toEqual([
      'The credentials are of account `123456789012`, --account says `999999999999`: nothing was made in us-east-1.',
    ]);
    expect(code).toBe(2);
  });

  it.each([
    [['--region=us-east-1'], 'Expected --account'],
    [[`--account=${account}`], 'Expected --region'],
    [[`--account=${account}`, '--region=us-east-1', '--speed=20'], '--speed needs --endpoint'],
    [[`--account=${account}`, '--region=us-east-1', '--only=nothing'], 'There is no check `nothing`'],
    [[`--account=${account}`, '--region=us-east-1', '--remove=*'], 'Expected --remove'],
    [['--acount=1'], "Unknown option '--acount'"],
  ])('refuses %j', (args, reason) => {
    expect(readSettings(args).reason).toContain(reason);
  });

  it('checks what the document says that it checks', async () => {
    const document = new URL('../../docs/what-we-assume-of-aws.md', import.meta.url);
    const text = await readFile(document, 'utf8');

    const listed = [...text.matchAll(/^\| `([a-z][a-z-]+)` /gm)].map(([, id]) => id);

    expect(listed.sort()).toEqual(checks.map(({ id }: { id: string }) => id).sort());
  });
});

const nothing = {
  groups: 0,
  instances: 0,
  classic: 0,
  application: 0,
  targetGroups: 0,
  templates: 0,
  vpcs: 1,
};

async function leftOf({ autoScaling, ec2, classic, application }: ReturnType<typeof createClients>) {
  const reservations = (await ec2.send(new DescribeInstancesCommand({}))).Reservations ?? [];
  const instances = reservations.flatMap((one) => one.Instances ?? []);
  return {
    groups: (await autoScaling.send(new DescribeAutoScalingGroupsCommand({}))).AutoScalingGroups?.length,
    instances: instances.filter((one) => one.State?.Name !== 'terminated').length,
    classic: (await classic.send(new DescribeClassicCommand({}))).LoadBalancerDescriptions?.length,
    application: (await application.send(new DescribeLoadBalancersCommand({}))).LoadBalancers?.length,
    targetGroups: (await application.send(new DescribeTargetGroupsCommand({}))).TargetGroups?.length,
    templates: (await ec2.send(new DescribeLaunchTemplatesCommand({}))).LaunchTemplates?.length,
    // The account's default one.
    vpcs: (await ec2.send(new DescribeVpcsCommand({}))).Vpcs?.length,
  };
}

function verdictsOf(lines: readonly string[]): Readonly<Record<string, string>> {
  const found = lines.flatMap((line) => {
    const [, verdict, id] = /^(same|other way|not seen|different) +([a-z-]+): /.exec(line) ?? [];
    return verdict === undefined || id === undefined ? [] : [[id, verdict] as const];
  });
  return Object.fromEntries(found);
}
