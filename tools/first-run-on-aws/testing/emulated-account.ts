import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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
import { createClients } from '../create-clients.mjs';
import { firstRun } from '../first-run.mjs';
import { readSettings } from '../read-settings.mjs';

export const account = '123456789012';
const speed = 20;
const app =
  "import { createServer } from 'node:http';\n" +
  "createServer((request, response) => response.end('ok')).listen(Number(process.env.PORT), process.env.HOST);\n";

/**
 * Of a suite: opens an emulator, the tool's clients of it, and what one run of the tool answers and prints.
 */
export function useEmulatedAccount() {
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

  return async function openEmulator(doubts: Partial<Doubts> = {}) {
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
  };
}

/** What an account holds in which nothing is left. */
export const nothing = {
  groups: 0,
  instances: 0,
  classic: 0,
  application: 0,
  targetGroups: 0,
  templates: 0,
  vpcs: 1,
};

/** What an account holds. */
export async function leftOf({ autoScaling, ec2, classic, application }: ReturnType<typeof createClients>) {
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

/** The verdict of each check that was told. */
export function verdictsOf(lines: readonly string[]): Readonly<Record<string, string>> {
  const found = lines.flatMap((line) => {
    const [, verdict, id] = /^(same|other way|not seen|different) +([a-z-]+): /.exec(line) ?? [];
    return verdict === undefined || id === undefined ? [] : [[id, verdict] as const];
  });
  return Object.fromEntries(found);
}
