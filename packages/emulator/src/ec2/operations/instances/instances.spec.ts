import type {
  CreateLaunchTemplateResult,
  DescribeInstancesResult,
  DescribeInstanceStatusResult,
  DescribeInstanceTypesResult,
  Instance,
  InstanceAttribute,
  Reservation,
} from '@aws-sdk/client-ec2';
import { createTestEc2, untilState, webProgram, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';

const unknown = 'i-0123456789abcdef0';

describe('instances', () => {
  let ec2: TestEc2;
  let imageId = '';

  /** Instances stay pending in most tests here: no process is needed to see how requests are answered. */
  beforeEach(async () => {
    ec2 = await createTestEc2({ bootMs: 3_600_000_000 });
    imageId = await ec2.register(webProgram);
  });

  afterEach(() => ec2.close());

  async function run(input: object = {}, on = ec2): Promise<Instance[]> {
    const defaults = { ImageId: imageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 };
    return (await on.call<Reservation>('RunInstances', { ...defaults, ...input })).Instances ?? [];
  }

  async function describeAll(input: object = {}): Promise<Instance[]> {
    const { Reservations } = await ec2.call<DescribeInstancesResult>('DescribeInstances', input);
    return (Reservations ?? []).flatMap(({ Instances }) => Instances ?? []);
  }

  const createTemplate = async (LaunchTemplateData: object) =>
    (
      await ec2.call<CreateLaunchTemplateResult>('CreateLaunchTemplate', {
        LaunchTemplateName: 'web',
        LaunchTemplateData,
      })
    ).LaunchTemplate?.LaunchTemplateId ?? '';

  const webTags = { ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] };

  it('of one launch have addresses of their own in one reservation', async () => {
    await run({ MaxCount: 3 });

    const { Reservations } = await ec2.call<DescribeInstancesResult>('DescribeInstances');

    expect(Reservations).toHaveLength(1);
    expect(Reservations?.[0]?.Instances).toMatchObject([
      { AmiLaunchIndex: 0, PrivateIpAddress: '172.31.0.4', PrivateDnsName: 'ip-172-31-0-4.ec2.internal' },
      { AmiLaunchIndex: 1, PrivateIpAddress: '172.31.0.5' },
      { AmiLaunchIndex: 2, PrivateIpAddress: '172.31.0.6' },
    ]);
  });

  it('take a subnet`s address and give it back when they are terminated', async () => {
    const [first, second] = await run({ MaxCount: 2 });
    ec2.instances.terminate(first?.InstanceId ?? '');
    await untilState(ec2.instances, first?.InstanceId ?? '', 'terminated');

    const [third] = await run();

    expect([first, second, third].map((one) => one?.PrivateIpAddress)).toEqual([
      '172.31.0.4',
      '172.31.0.5',
      '172.31.0.4',
    ]);
  });

  it('of a template take its version, with a request`s parameters over it', async () => {
    const id = await createTemplate({
      ImageId: imageId,
      InstanceType: 't3.small',
      TagSpecifications: [webTags],
    });
    const input = { LaunchTemplate: { LaunchTemplateId: id }, InstanceType: 't3.large', ImageId: undefined };

    const [instance] = await run({
      ...input,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'x' }] }],
    });

    expect(instance).toMatchObject({ ImageId: imageId, InstanceType: 't3.large' });
    expect(instance?.Tags).toEqual([
      { Key: 'aws:ec2launchtemplate:id', Value: id },
      { Key: 'aws:ec2launchtemplate:version', Value: '1' },
      { Key: 'Name', Value: 'web' },
      { Key: 'team', Value: 'x' },
    ]);
  });

  it('that another service runs get the template`s tags and its own, in the subnet it says', async () => {
    await createTemplate({ ImageId: imageId, InstanceType: 't3.small', TagSpecifications: [webTags] });
    const subnetId = ec2.instances.defaultSubnet('us-east-1c')?.subnetId ?? '';
    const tags = new Map([['aws:autoscaling:groupName', 'web-v001']]);

    const view = ec2.instances.run({ launchTemplate: { launchTemplateName: 'web' }, subnetId, tags });

    expect(view).toMatchObject({ state: 'pending', zone: 'us-east-1c', subnetId, instanceType: 't3.small' });
    const [instance] = await describeAll({ InstanceIds: [view.instanceId] });
    expect(instance?.Tags?.map(({ Key }) => Key)).toEqual([
      'aws:ec2launchtemplate:id',
      'aws:ec2launchtemplate:version',
      'Name',
      'aws:autoscaling:groupName',
    ]);
  });

  it('are launched once for a client token', async () => {
    const [first] = await run({ ClientToken: 'once' });

    const [again] = await run({ ClientToken: 'once' });

    expect(again?.InstanceId).toBe(first?.InstanceId);
    expect(await describeAll()).toHaveLength(1);
    await expect(run({ ClientToken: 'once', MaxCount: 2 })).rejects.toMatchObject({
      code: 'IdempotentParameterMismatch',
    });
  });

  it('have no network and no address any more once they are terminated', async () => {
    const [{ InstanceId = '' } = {}] = await run({ TagSpecifications: [webTags] });
    const answer = await ec2.call('TerminateInstances', { InstanceIds: [InstanceId] });
    await untilState(ec2.instances, InstanceId, 'terminated');

    const [instance] = await describeAll({ InstanceIds: [InstanceId] });

    expect(answer).toEqual({
      TerminatingInstances: [
        {
          InstanceId,
          PreviousState: { Code: 0, Name: 'pending' },
          CurrentState: { Code: 32, Name: 'shutting-down' },
        },
      ],
    });
    expect(instance).toMatchObject({
      ...{ State: { Code: 48, Name: 'terminated' }, NetworkInterfaces: [], Tags: webTags.Tags },
      StateReason: { Code: 'Client.UserInitiatedShutdown' },
      StateTransitionReason: expect.stringMatching(/^User initiated \(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d GMT\)$/),
    });
    expect(instance?.SubnetId).toBeUndefined();
    expect(await describeAll({ Filters: [{ Name: 'vpc-id', Values: ['*'] }] })).toEqual([]);
  });

  it.each([
    ['instance-state-name', 'pending', 2],
    ['instance-state-name', 'running', 0],
    ['instance-state-code', '0', 2],
    ['tag:Name', 'w*', 1],
    ['tag-key', 'Name', 1],
    ['instance-type', 't3.micro', 1],
    ['availability-zone', 'us-east-1b', 1],
    ['private-ip-address', '172.31.16.?', 1],
    ['network-interface.addresses.private-ip-address', '172.31.0.4', 1],
    ['instance.group-name', 'default', 2],
    ['root-device-type', 'instance-store', 0],
    ['launch-time', `${new Date().getFullYear()}-*`, 2],
  ])('are found by %s %s: %d', async (Name, value, count) => {
    await run({ TagSpecifications: [webTags] });
    await run({ InstanceType: 't3.large', Placement: { AvailabilityZone: 'us-east-1b' } });

    expect(await describeAll({ Filters: [{ Name, Values: [value] }] })).toHaveLength(count);
  });

  it('come in pages of instances', async () => {
    await run({ MaxCount: 7 });

    const first = await ec2.call<DescribeInstancesResult>('DescribeInstances', { MaxResults: 5 });
    const rest = await ec2.call<DescribeInstancesResult>('DescribeInstances', { NextToken: first.NextToken });

    const counts = [first, rest].map((page) => page.Reservations?.flatMap((one) => one.Instances).length);
    expect(counts).toEqual([5, 2]);
    expect(rest.NextToken).toBeUndefined();
  });

  it('keep their protection from termination until it is taken away', async () => {
    const [{ InstanceId = '' } = {}] = await run({ DisableApiTermination: true });
    const terminate = () => ec2.call('TerminateInstances', { InstanceIds: [InstanceId] });
    await expect(terminate()).rejects.toMatchObject({ code: 'OperationNotPermitted' });

    await ec2.call('ModifyInstanceAttribute', { InstanceId, DisableApiTermination: { Value: false } });

    expect(await terminate()).toMatchObject({ TerminatingInstances: [{ InstanceId }] });
  });

  it('tell single attributes', async () => {
    const [{ InstanceId } = {}] = await run({ UserData: 'aGk=' });

    const answer = await ec2.call<InstanceAttribute>('DescribeInstanceAttribute', {
      InstanceId,
      Attribute: 'userData',
    });

    expect(answer).toEqual({ InstanceId, UserData: { Value: 'aGk=' } });
  });

  it('are as many as the request says, or none', async () => {
    const request = run({ MinCount: 5000, MaxCount: 5000 });

    await expect(request).rejects.toMatchObject({ code: 'InsufficientFreeAddressesInSubnet' });
    expect(await describeAll()).toEqual([]);
  });

  const groupless = { NetworkInterfaces: [{ DeviceIndex: 0 }] };

  it.each([
    ['no image', { ImageId: undefined }, 'MissingParameter', 'ImageId'],
    [
      'an image that does not exist',
      { ImageId: 'ami-0123456789abcdef0' },
      'InvalidAMIID.NotFound',
      'ami-0123',
    ],
    ['an image id that is none', { ImageId: 'web' }, 'InvalidAMIID.Malformed', 'expecting "ami-..."'],
    ['an unknown type', { InstanceType: 'x1.huge' }, 'InvalidParameterValue', "'x1.huge' for InstanceType"],
    ['a type of another architecture', { InstanceType: 't4g.micro' }, 'InvalidParameterValue', "'arm64'"],
    ['an unknown key', { KeyName: 'me' }, 'InvalidKeyPair.NotFound', "The key pair 'me' does not exist"],
    ['an unknown subnet', { SubnetId: 'subnet-0' }, 'InvalidSubnetID.NotFound', "'subnet-0' does not exist"],
    ['an unknown group', { SecurityGroupIds: ['sg-0'] }, 'InvalidGroup.NotFound', "'sg-0' does not exist"],
    ['user data that is not base64', { UserData: '#!' }, 'InvalidUserData.Malformed', 'BASE64'],
    ['no count', { MinCount: undefined }, 'MissingParameter', 'MinCount'],
    ['a minimum over the maximum', { MinCount: 2 }, 'InvalidParameterValue', 'minCount'],
    [
      'groups beside interfaces',
      { ...groupless, SecurityGroups: ['x'] },
      'InvalidParameterCombination',
      'groups',
    ],
    ['a subnet beside interfaces', { ...groupless, SubnetId: 'x' }, 'InvalidParameterCombination', 'subnet'],
    [
      'tags of something else',
      { TagSpecifications: [{ ResourceType: 'vpc', Tags: [] }] },
      'InvalidParameterValue',
      "'vpc' is not a valid taggable resource type",
    ],
    [
      'a template that does not exist',
      { LaunchTemplate: { LaunchTemplateName: 'x' } },
      'InvalidLaunchTemplateName.NotFoundException',
      'with template name x',
    ],
  ])('are not launched with %s', async (_, input, code, message) => {
    await expect(run(input)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it.each([
    [
      'DescribeInstances',
      { InstanceIds: [unknown] },
      'InvalidInstanceID.NotFound',
      `The instance ID '${unknown}'`,
    ],
    [
      'TerminateInstances',
      { InstanceIds: [unknown, 'i-12345678'] },
      'InvalidInstanceID.NotFound',
      `The instance IDs '${unknown}, i-12345678' do not exist`,
    ],
    ['DescribeInstanceStatus', { InstanceIds: ['x'] }, 'InvalidInstanceID.Malformed', 'Invalid id: "x"'],
    ['GetConsoleOutput', { InstanceId: unknown }, 'InvalidInstanceID.NotFound', unknown],
    [
      'DescribeInstances',
      { InstanceIds: [unknown], MaxResults: 5 },
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with the parameter maxResults',
    ],
    ['DescribeInstances', { MaxResults: 1 }, 'InvalidParameterValue', 'Expecting a value greater than 5'],
    [
      'DescribeInstances',
      { Filters: [{ Name: 'colour' }] },
      'InvalidParameterValue',
      "The filter 'colour' is",
    ],
    ['DescribeInstanceTypes', { InstanceTypes: ['x.y'] }, 'InvalidInstanceType', '[x.y]'],
  ])('%s of %j is %s', async (operation, input, code, message) => {
    await expect(ec2.call(operation, input)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  it('know the usual types by their processors', async () => {
    const { InstanceTypes } = await ec2.call<DescribeInstanceTypesResult>('DescribeInstanceTypes', {
      InstanceTypes: ['t3.micro', 'm7g.large', 'c5.xlarge'],
    });

    const facts = InstanceTypes?.map((type) => [
      ...[type.InstanceType, type.VCpuInfo?.DefaultVCpus, type.MemoryInfo?.SizeInMiB],
      type.ProcessorInfo?.SupportedArchitectures?.join(),
    ]);
    expect(facts?.sort()).toEqual([
      ['c5.xlarge', 4, 8192, 'x86_64'],
      ['m7g.large', 2, 8192, 'arm64'],
      ['t3.micro', 2, 1024, 'x86_64'],
    ]);
  });
});

describe('instance status', () => {
  it('is shown of running instances only, initializing for a minute and then ok', async () => {
    await using ec2 = await createTestEc2();
    const launch = {
      ImageId: await ec2.register(webProgram),
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
    };
    const statuses = async (input: object = {}) => {
      const answer = await ec2.call<DescribeInstanceStatusResult>('DescribeInstanceStatus', input);
      return (answer.InstanceStatuses ?? []).map(({ InstanceStatus }) => InstanceStatus?.Status);
    };
    const { Instances } = await ec2.call<Reservation>('RunInstances', launch);
    const [pending, all] = [await statuses(), await statuses({ IncludeAllInstances: true })];

    await untilState(ec2.instances, Instances?.[0]?.InstanceId ?? '', 'running');
    const atFirst = await statuses();
    while ((await statuses())[0] === 'initializing') await new Promise((resolve) => setTimeout(resolve, 5));

    expect([pending, all, atFirst]).toEqual([[], ['not-applicable'], ['initializing']]);
    expect(await statuses()).toEqual(['ok']);
  });
});
