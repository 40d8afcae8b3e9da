import {
  CreateLaunchTemplateCommand,
  DescribeInstancesCommand,
  DescribeVpcsCommand,
  GetInstanceUefiDataCommand,
  GetLaunchTemplateDataCommand,
  ModifyInstanceMetadataOptionsCommand,
  RebootInstancesCommand,
  RunInstancesCommand,
  StopInstancesCommand,
  type EC2Client,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2';
import {
  DeleteParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  LabelParameterVersionCommand,
  PutParameterCommand,
  UnlabelParameterVersionCommand,
  type PutParameterCommandInput,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, GetFederationTokenCommand, type STSClient } from '@aws-sdk/client-sts';
import { createEmulator } from '../create-emulator.js';
import type { Emulator } from '../emulator.js';

describe('what clients ask beside the ordinary', () => {
  let emulator: Emulator;
  let imageId = '';
  const ec2 = () => emulator.directClient<EC2Client>('ec2');
  const ssm = () => emulator.directClient<SSMClient>('ssm');
  const sts = () => emulator.directClient<STSClient>('sts');

  beforeEach(async () => {
    emulator = await createEmulator({ instances: 'simulated', listen: false, bootMs: 0 });
    imageId = emulator.registerSimulatedImage({ name: 'web' });
  });

  afterEach(() => emulator.close());

  const put = (input: Partial<PutParameterCommandInput> = {}) =>
    ssm().send(new PutParameterCommand({ Name: '/web/ami', Value: imageId, Type: 'String', ...input }));

  async function launch(input: Partial<RunInstancesCommandInput> = {}) {
    const { Instances = [] } = await ec2().send(
      new RunInstancesCommand({
        ...{ ImageId: imageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
        ...input,
      }),
    );
    return Instances[0] ?? {};
  }

  describe('of images by a parameter', () => {
    it('launches what the parameter holds, by its name, a version or a label', async () => {
      await put();
      await put({ Value: 'ami-00000000', Overwrite: true });
      await ssm().send(
        new LabelParameterVersionCommand({ Name: '/web/ami', ParameterVersion: 1, Labels: ['live'] }),
      );

      const byVersion = await launch({ ImageId: 'resolve:ssm:/web/ami:1' });
      const byLabel = await launch({ ImageId: 'resolve:ssm:/web/ami:live' });

      expect([byVersion.ImageId, byLabel.ImageId]).toEqual([imageId, imageId]);
      await expect(launch({ ImageId: 'resolve:ssm:/web/ami' })).rejects.toMatchObject({
        name: 'InvalidAMIID.NotFound',
      });
    });

    it('takes it in a launch template, where it is resolved at each launch', async () => {
      await ec2().send(
        new CreateLaunchTemplateCommand({
          LaunchTemplateName: 'web',
          LaunchTemplateData: { ImageId: 'resolve:ssm:/web/ami' },
        }),
      );
      await put();

      const instance = await launch({ ImageId: undefined, LaunchTemplate: { LaunchTemplateName: 'web' } });

      expect(instance.ImageId).toBe(imageId);
    });

    it('refuses a parameter that there is not', async () => {
      await expect(launch({ ImageId: 'resolve:ssm:/none' })).rejects.toMatchObject({
        name: 'InvalidParameterValue',
        message: "The parameter '/none' of the image 'resolve:ssm:/none' does not exist",
      });
    });
  });

  describe('of parameters', () => {
    it('takes an empty pattern for none', async () => {
      await put({ AllowedPattern: '' });

      const { Parameters } = await ssm().send(new GetParameterHistoryCommand({ Name: '/web/ami' }));
      expect(Parameters?.[0]?.AllowedPattern).toBeUndefined();
    });

    it('shows every version, page by page, with its labels', async () => {
      await put({ Value: 'one' });
      await put({ Value: 'two', Overwrite: true });
      const labelled = await ssm().send(
        new LabelParameterVersionCommand({ Name: '/web/ami', Labels: ['live', 'aws-x', '1st'] }),
      );

      const first = await ssm().send(new GetParameterHistoryCommand({ Name: '/web/ami', MaxResults: 1 }));
      const second = await ssm().send(
        new GetParameterHistoryCommand({ Name: '/web/ami', MaxResults: 1, NextToken: first.NextToken }),
      );

      expect(labelled).toMatchObject({ InvalidLabels: ['aws-x', '1st'], ParameterVersion: 2 });
      expect(first.Parameters).toMatchObject([{ Version: 1, Value: 'one', Labels: [] }]);
      expect(second.Parameters).toMatchObject([{ Version: 2, Value: 'two', Labels: ['live'] }]);
      expect(second.NextToken).toBeUndefined();
    });

    it('moves a label to another version, and takes it off', async () => {
      await put({ Value: 'one' });
      await put({ Value: 'two', Overwrite: true });
      const label = (ParameterVersion: number) =>
        ssm().send(
          new LabelParameterVersionCommand({ Name: '/web/ami', ParameterVersion, Labels: ['live'] }),
        );
      const live = async () =>
        (await ssm().send(new GetParameterCommand({ Name: '/web/ami:live' }))).Parameter?.Value;

      await label(1);
      const before = await live();
      await label(2);
      const after = await live();
      const taken = await ssm().send(
        new UnlabelParameterVersionCommand({
          ...{ Name: '/web/ami', ParameterVersion: 2 },
          Labels: ['live', 'other'],
        }),
      );

      expect([before, after]).toEqual(['one', 'two']);
      expect(taken).toMatchObject({ RemovedLabels: ['live'], InvalidLabels: ['other'] });
      await expect(live()).rejects.toMatchObject({ name: 'ParameterVersionNotFound' });
      await expect(label(3)).rejects.toMatchObject({ name: 'ParameterVersionNotFound' });
    });

    it('has at most ten labels on a version', async () => {
      await put();
      const label = (Labels: string[]) =>
        ssm().send(new LabelParameterVersionCommand({ Name: '/web/ami', Labels }));
      await label(Array.from({ length: 10 }, (_each, index) => `l${index}`));

      await expect(label(['one-more'])).rejects.toMatchObject({ name: 'ParameterVersionLabelLimitExceeded' });
    });

    it('deletes several at once, and says which there were not', async () => {
      await put();

      const deleted = await ssm().send(new DeleteParametersCommand({ Names: ['/web/ami', '/none'] }));

      expect(deleted).toMatchObject({ DeletedParameters: ['/web/ami'], InvalidParameters: ['/none'] });
    });
  });

  describe('of instances', () => {
    const running = async (InstanceId = '') => {
      const { Reservations } = await ec2().send(new DescribeInstancesCommand({ InstanceIds: [InstanceId] }));
      return Reservations?.[0]?.Instances?.[0]?.State?.Name;
    };

    it('refuses to reboot one that is stopped', async () => {
      const { InstanceId = '' } = await launch();
      await ec2().send(new StopInstancesCommand({ InstanceIds: [InstanceId] }));

      expect(await running(InstanceId)).toMatch(/^stop/);
      await expect(
        ec2().send(new RebootInstancesCommand({ InstanceIds: [InstanceId] })),
      ).rejects.toMatchObject({ name: 'IncorrectInstanceState' });
    });

    it('changes what the metadata holds, and refuses another service than there is', async () => {
      const { InstanceId } = await launch();

      const changed = await ec2().send(
        new ModifyInstanceMetadataOptionsCommand({
          ...{ InstanceId, HttpPutResponseHopLimit: 2 },
          InstanceMetadataTags: 'enabled',
        }),
      );
      const { Reservations } = await ec2().send(new DescribeInstancesCommand({}));

      const options = { HttpTokens: 'required', HttpPutResponseHopLimit: 2, InstanceMetadataTags: 'enabled' };
      expect(changed).toMatchObject({ InstanceId, InstanceMetadataOptions: options });
      expect(Reservations?.[0]?.Instances?.[0]?.MetadataOptions).toMatchObject(options);
      await expect(
        ec2().send(new ModifyInstanceMetadataOptionsCommand({ InstanceId, HttpTokens: 'optional' })),
      ).rejects.toMatchObject({ name: 'UnsupportedOperation' });
    });

    it('says what a launch template would say, so that another like it can be launched', async () => {
      const { InstanceId, SubnetId } = await launch({ UserData: 'aGk=' });

      const { LaunchTemplateData } = await ec2().send(new GetLaunchTemplateDataCommand({ InstanceId }));

      expect(LaunchTemplateData).toMatchObject({
        ...{ ImageId: imageId, InstanceType: 't3.micro', UserData: 'aGk=' },
        NetworkInterfaces: [{ DeviceIndex: 0, SubnetId }],
        Monitoring: { Enabled: false },
      });
    });
  });

  it.each(['isDefault', 'is-default'])('finds the default VPC by %s', async (Name) => {
    const found = await ec2().send(new DescribeVpcsCommand({ Filters: [{ Name, Values: ['true'] }] }));

    expect(found.Vpcs).toMatchObject([{ IsDefault: true }]);
  });

  it.each(['cidr', 'cidr-block', 'cidrBlock'])('finds a VPC by its block as %s', async (Name) => {
    const found = await ec2().send(
      new DescribeVpcsCommand({ Filters: [{ Name, Values: ['172.31.0.0/16'] }] }),
    );

    expect(found.Vpcs).toHaveLength(1);
  });

  it('shows that an instance has no UEFI data, and refuses one that there is not', async () => {
    const { InstanceId = '' } = await launch();

    const { UefiData, ...shown } = await ec2().send(new GetInstanceUefiDataCommand({ InstanceId }));

    expect([shown.InstanceId, UefiData]).toEqual([InstanceId, undefined]);
    await expect(
      ec2().send(new GetInstanceUefiDataCommand({ InstanceId: 'i-00000000' })),
    ).rejects.toMatchObject({ name: 'InvalidInstanceID.NotFound' });
  });

  describe('of credentials', () => {
    it('gives those of a role for a session of its name', async () => {
      const { AssumedRoleUser, Credentials } = await sts().send(
        new AssumeRoleCommand({
          RoleArn: 'arn:aws:iam::210987654321:role/ops/deploy',
          ...{ RoleSessionName: 'ci', DurationSeconds: 900 },
        }),
      );

      expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::210987654321:assumed-role/deploy/ci');
      expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
      expect(Number(Credentials?.Expiration) - Date.now()).toBeGreaterThan(800_000);
    });

    it('gives those of a federated user', async () => {
      const { FederatedUser } = await sts().send(new GetFederationTokenCommand({ Name: 'ann' }));

      expect(FederatedUser?.Arn).toBe('arn:aws:sts::123456789012:federated-user/ann');
    });

    it.each([
      ['a name that is no ARN of a role', { RoleArn: 'arn:aws:iam::1:user/deploy-of-nobody' }],
      ['a session that is too short', { DurationSeconds: 899 }],
      ['a session that is too long', { DurationSeconds: 43_201 }],
    ])('refuses %s', async (_name, input) => {
      const role = { RoleArn: 'arn:aws:iam::210987654321:role/deploy', RoleSessionName: 'ci' };

      await expect(sts().send(new AssumeRoleCommand({ ...role, ...input }))).rejects.toMatchObject({
        name: 'ValidationError',
      });
    });
  });
});

it('tells the log of requests that it refuses: an operation, a service or a version that it lacks', async () => {
  const lines: string[] = [];
  await using emulator = await createEmulator({ instances: 'simulated', log: (line) => lines.push(line) });
  const ask = (query: string) => fetch(`${emulator.endpoint}/?${query}`);

  await ask('Action=DescribeVpnGateways&Version=2016-11-15');
  await ask('Action=GetSessionToken&Version=2011-06-15');
  await ask('Action=ListQueues&Version=2012-11-05');

  expect(lines).toEqual([
    expect.stringMatching(/^Refused a request: .*ec2 DescribeVpnGateways/),
    expect.stringMatching(/^Refused a request: .*sts GetSessionToken/),
    expect.stringMatching(/^Refused a request: .*2012-11-05 of ListQueues/),
  ]);
});
