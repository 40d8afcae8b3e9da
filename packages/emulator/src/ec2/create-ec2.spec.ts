import {
  CreateLaunchTemplateCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  GetConsoleOutputCommand,
  ImportKeyPairCommand,
  paginateDescribeInstances,
  RegisterImageCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
  waitUntilInstanceRunning,
  waitUntilInstanceTerminated,
} from '@aws-sdk/client-ec2';
import { createTestEc2, webProgram } from '../testing/ec2/ec2-fixture.js';
import { createWireServer } from '../wire/http/create-wire-server.js';

async function connect() {
  const ec2 = await createTestEc2();
  const server = await createWireServer({ services: [ec2.service], log: () => undefined });
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  const client = new EC2Client({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
  });
  const close = async () => {
    client.destroy();
    await server.close();
    await ec2.close();
  };
  return { ec2, client, [Symbol.asyncDispose]: close };
}

describe('EC2 through AWS`s own client', () => {
  it('takes an image from its directory to a program that runs and ends', async () => {
    await using cloud = await connect();
    const { client, ec2 } = cloud;
    const image = { Name: 'web', ImageLocation: `file://${ec2.image(webProgram)}` };
    const { ImageId } = await client.send(new RegisterImageCommand(image));
    const data = { ImageId, InstanceType: 't3.micro' as const, UserData: 'aGk=' };
    const template = { LaunchTemplateName: 'web', LaunchTemplateData: data };
    await client.send(new CreateLaunchTemplateCommand(template));
    const { Instances = [] } = await client.send(
      new RunInstancesCommand({ LaunchTemplate: { LaunchTemplateName: 'web' }, MinCount: 2, MaxCount: 2 }),
    );
    const InstanceIds = Instances.flatMap(({ InstanceId }) => InstanceId ?? []);

    const wait = { client, maxWaitTime: 20, minDelay: 0.05, maxDelay: 0.1 };
    await waitUntilInstanceRunning(wait, { InstanceIds });
    await client.send(new TerminateInstancesCommand({ InstanceIds }));
    await waitUntilInstanceTerminated(wait, { InstanceIds });

    const found = await client.send(
      new DescribeInstancesCommand({ Filters: [{ Name: 'instance-state-name', Values: ['term*'] }] }),
    );
    const [first] = found.Reservations?.[0]?.Instances ?? [];
    expect(first).toMatchObject({ ImageId, LaunchTime: expect.any(Date), State: { Name: 'terminated' } });
    const { Output } = await client.send(new GetConsoleOutputCommand({ InstanceId: InstanceIds[0] }));
    expect(Buffer.from(Output ?? '', 'base64').toString()).toContain('[clicamos] starts: ');
  });

  it('carries binary material in and nested lists out', async () => {
    await using cloud = await connect();
    const { client } = cloud;
    const key = Buffer.concat([
      Buffer.from('\0\0\0\x0bssh-ed25519\0\0\0\x20', 'latin1'),
      Buffer.alloc(32, 7),
    ]);
    const PublicKeyMaterial = Buffer.from(`ssh-ed25519 ${key.toString('base64')} me`);

    const imported = await client.send(new ImportKeyPairCommand({ KeyName: 'me', PublicKeyMaterial }));
    const { SecurityGroups } = await client.send(new DescribeSecurityGroupsCommand({}));

    expect(imported).toMatchObject({ KeyName: 'me', KeyPairId: expect.stringMatching(/^key-/) });
    expect(SecurityGroups).toMatchObject([
      {
        GroupName: 'default',
        IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ UserId: '123456789012' }] }],
        IpPermissionsEgress: [{ IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      },
    ]);
  });

  it('pages by AWS`s own paginator', async () => {
    await using cloud = await connect();
    const { client, ec2 } = cloud;
    const ImageId = await ec2.register(webProgram);
    const launch = { ImageId, InstanceType: 't3.micro' as const, MinCount: 6, MaxCount: 6 };
    await client.send(new RunInstancesCommand(launch));

    const counts: number[] = [];
    for await (const page of paginateDescribeInstances({ client, pageSize: 5 }, {})) {
      counts.push(page.Reservations?.flatMap(({ Instances = [] }) => Instances).length ?? 0);
    }

    expect(counts).toEqual([5, 1]);
  });

  const unknownImage = new DescribeImagesCommand({ ImageIds: ['ami-0123456789abcdef0'] });
  const unknownTemplate = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName: 'web' });
  const dryRun = new DescribeImagesCommand({ DryRun: true });

  it.each([
    ['InvalidAMIID.NotFound', 400, (client: EC2Client) => client.send(unknownImage)],
    ['InvalidLaunchTemplateName.NotFoundException', 400, (client: EC2Client) => client.send(unknownTemplate)],
    ['DryRunOperation', 412, (client: EC2Client) => client.send(dryRun)],
  ])('throws %s with status %d', async (name, httpStatusCode, send) => {
    await using cloud = await connect();

    const answer: Promise<unknown> = send(cloud.client);

    await expect(answer).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  });
});
