import { readdir } from 'node:fs/promises';
import {
  CreateKeyPairCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { readAccessKey } from '../access/access-key-file.js';
import { createBackgroundFixture } from '../testing/background/background-fixture.js';
import { processesOf } from '../testing/ec2/processes-of.js';
import { connectSsh, hasNamespaces, type SshAt, type SshClient } from '../testing/ec2/ssh-client.js';

const deadlineMs = 20_000;

/** No event tells of the end of processes that are nobody's children. */
async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const latest = performance.now() + deadlineMs;
  while (!(await isSo())) {
    if (performance.now() > latest) throw new Error(`${what} within ${deadlineMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function launchWithKey(ec2: EC2Client) {
  const { KeyMaterial: privateKey = '' } = await ec2.send(new CreateKeyPairCommand({ KeyName: 'mine' }));
  const Filters = [{ Name: 'name', Values: ['debian-13-amd64-*'] }];
  const { Images } = await ec2.send(new DescribeImagesCommand({ Filters }));
  const launch = { ImageId: Images?.[0]?.ImageId, InstanceType: 't3.micro', KeyName: 'mine' } as const;
  const { Instances } = await ec2.send(new RunInstancesCommand({ ...launch, MinCount: 1, MaxCount: 1 }));
  const id = Instances?.[0]?.InstanceId ?? '';
  const describe = async () => {
    const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
    return Reservations?.[0]?.Instances?.[0];
  };
  await until(async () => (await describe())?.State?.Name === 'running', `${id} did not run`);
  return { id, privateKey, host: (await describe())?.PublicIpAddress ?? '' };
}

/** As Packer does: an instance that runs need not answer SSH yet. */
async function logIn(at: SshAt): Promise<SshClient> {
  let client: SshClient | undefined;
  const isIn = async () => {
    client = await connectSsh(at).catch(() => undefined);
    return client !== undefined;
  };
  await until(isIn, 'nobody was let in');
  if (client === undefined) throw new Error('nobody was let in');
  return client;
}

describe('logins to instances of an emulator that is killed', () => {
  const withNamespaces = hasNamespaces ? it : it.skip;

  withNamespaces('end with it, with all that they started and their disks', async () => {
    await using fixture = await createBackgroundFixture();
    const { endpoint, kill } = await fixture.start({ speed: 1000 });
    const credentials = await readAccessKey(fixture.stateDirectory);
    if (credentials === undefined) throw new Error('There is no access key');
    const ec2 = new EC2Client({ endpoint, region: 'us-east-1', credentials });
    const { id, ...at } = await launchWithKey(ec2);
    ec2.destroy();
    using client = await logIn(at);
    await client.run('for one in 1 2; do setsid sleep 1000 >/dev/null 2>&1 </dev/null & done');
    const before = processesOf(id).length;

    await kill();
    await client.ended;

    const disks = async () =>
      (await readdir(fixture.stateDirectory)).filter((name) => name.startsWith('disks-'));
    expect(before).toBeGreaterThanOrEqual(3);
    await until(async () => processesOf(id).length === 0, 'processes did not end');
    await until(async () => (await disks()).length === 0, 'the disks were not removed');
  });
});
