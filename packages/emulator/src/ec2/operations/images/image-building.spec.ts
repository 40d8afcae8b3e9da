import { setTimeout } from 'node:timers/promises';
import type {
  CreateImageResult,
  DescribeImagesResult,
  DescribeSnapshotsResult,
  DescribeVolumesResult,
  ImageAttribute,
  Reservation,
} from '@aws-sdk/client-ec2';
import type { InstanceStateName } from '../../../service/ports.js';
import { createTestEc2, untilState, webProgram, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';

const betweenLooksMs = 10;

describe('an image built out of an instance', () => {
  let ec2: TestEc2;

  beforeEach(async () => {
    ec2 = await createTestEc2();
  });

  afterEach(() => ec2.close());

  async function launch(ImageId: string, state: InstanceStateName, more: object = {}): Promise<string> {
    const input = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, ...more };
    const { Instances } = await ec2.call<Reservation>('RunInstances', input);
    const id = Instances?.[0]?.InstanceId ?? '';
    await untilState(ec2.instances, id, state);
    return id;
  }

  async function build(tags: Readonly<Record<string, string>> = {}): Promise<string> {
    const source = await ec2.register(webProgram, { env: { APP_VERSION: '1', COLOUR: 'blue' } });
    const InstanceId = await launch(source, 'running');
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    const TagSpecifications = [{ ResourceType: 'image', Tags }];
    const { ImageId = '' } = await ec2.call<CreateImageResult>('CreateImage', {
      ...{ InstanceId, Name: 'built' },
      ...(Tags.length ? { TagSpecifications } : {}),
    });
    return ImageId;
  }

  const describeImage = async (ImageId: string) =>
    (await ec2.call<DescribeImagesResult>('DescribeImages', { ImageIds: [ImageId] })).Images?.[0];

  async function untilAvailable(ImageId: string) {
    for (;;) {
      const image = await describeImage(ImageId);
      if (image?.State === 'available') return image;
      await setTimeout(betweenLooksMs);
    }
  }

  async function environmentOf(instanceId: string): Promise<Readonly<Record<string, string>>> {
    const { host = '', port = 0 } = ec2.instances.address(instanceId, 80) ?? {};
    for (;;) {
      const answer = await fetch(`http://${host}:${port}/`).catch(() => undefined);
      const body = (await answer?.json()) as { env: Record<string, string> } | undefined;
      if (body) return body.env;
      await setTimeout(betweenLooksMs); // it boots
    }
  }

  it('cannot be launched before it is available', async () => {
    const ImageId = await build();

    const answer = ec2.call('RunInstances', { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 });

    await expect(answer).rejects.toMatchObject({ code: 'InvalidAMIID.Unavailable' });
  });

  it('runs what the instance ran, with the variables that its tags set', async () => {
    const ImageId = await build({ 'clicamos:env:APP_VERSION': '2' });
    await untilAvailable(ImageId);

    const env = await environmentOf(await launch(ImageId, 'running'));

    expect(env).toMatchObject({ APP_VERSION: '2', COLOUR: 'blue', AMI_ID: ImageId });
  });

  it('names its source, and its snapshot stays until the image has gone', async () => {
    const ImageId = await build();
    const image = await untilAvailable(ImageId);
    const SnapshotId = image.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId;

    await expect(ec2.call('DeleteSnapshot', { SnapshotId })).rejects.toMatchObject({
      code: 'InvalidSnapshot.InUse',
    });
    await ec2.call('DeregisterImage', { ImageId });

    const snapshots = await ec2.call<DescribeSnapshotsResult>('DescribeSnapshots', {
      SnapshotIds: [SnapshotId],
    });
    expect(image).toMatchObject({ SourceInstanceId: expect.stringMatching(/^i-/), Name: 'built' });
    expect(snapshots.Snapshots).toMatchObject([{ State: 'completed', OwnerId: '123456789012' }]);
    await expect(ec2.call('DeleteSnapshot', { SnapshotId })).resolves.toEqual({});
  });

  it('is shared with accounts, and public when everybody may launch it', async () => {
    const ImageId = await build();
    const LaunchPermission = { Add: [{ UserId: '210987654321' }, { Group: 'all' }] };

    await ec2.call('ModifyImageAttribute', { ImageId, LaunchPermission });

    const attribute = { ImageId, Attribute: 'launchPermission' };
    const { LaunchPermissions } = await ec2.call<ImageAttribute>('DescribeImageAttribute', attribute);
    expect(LaunchPermissions).toEqual(LaunchPermission.Add);
    expect(await describeImage(ImageId)).toMatchObject({ Public: true });
    await ec2.call('ModifyImageAttribute', { ImageId, LaunchPermission: { Remove: [{ Group: 'all' }] } });
    expect(await describeImage(ImageId)).toMatchObject({ Public: false });
  });

  it('comes of an instance that is stopped and started: its program ends and runs again', async () => {
    const id = await launch(await ec2.register(webProgram), 'running');
    const before = ec2.instances.get(id);

    await ec2.call('StopInstances', { InstanceIds: [id] });
    await untilState(ec2.instances, id, 'stopped');
    const whileStopped = ec2.instances.address(id, 80);
    await ec2.call('StartInstances', { InstanceIds: [id] });
    await untilState(ec2.instances, id, 'running');

    expect(whileStopped).toBeUndefined();
    expect(ec2.instances.get(id)?.privateIpAddress).toBe(before?.privateIpAddress);
    expect((await environmentOf(id))['INSTANCE_ID']).toBe(id);
  });

  it('is terminated while it stops without being stopped after that', async () => {
    const id = await launch(await ec2.register(webProgram), 'running');
    const states: string[] = [];
    const end = ec2.instances.onChange(({ state }) => states.push(state));

    await ec2.call('StopInstances', { InstanceIds: [id] });
    await ec2.call('TerminateInstances', { InstanceIds: [id] });
    await untilState(ec2.instances, id, 'terminated');
    end();

    expect(states).toEqual(['stopping', 'shutting-down', 'terminated']);
    await expect(ec2.call('StartInstances', { InstanceIds: [id] })).rejects.toMatchObject({
      code: 'IncorrectInstanceState',
    });
  });

  it('keeps the root volume that the launch asked for, with its tags', async () => {
    const source = await ec2.register(webProgram);
    const Ebs = { VolumeSize: 20, Encrypted: true };

    const id = await launch(source, 'running', {
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs }],
      TagSpecifications: [{ ResourceType: 'volume', Tags: [{ Key: 'a', Value: '1' }] }],
    });

    const { Volumes } = await ec2.call<DescribeVolumesResult>('DescribeVolumes', {
      Filters: [{ Name: 'attachment.instance-id', Values: [id] }],
    });
    expect(Volumes).toMatchObject([
      { Size: 20, Encrypted: true, VolumeType: 'gp3', State: 'in-use', Tags: [{ Key: 'a', Value: '1' }] },
    ]);
  });

  it.each([
    ['al2023-ami-2023.*-x86_64', 'amazon', '137112412989'],
    ['al2023-ami-2023.*-arm64', '137112412989', '137112412989'],
    ['debian-12-amd64-*', '136693071363', '136693071363'],
  ])('can start from the public image %s of %s, which stays up', async (name, owner, OwnerId) => {
    const { Images } = await ec2.call<DescribeImagesResult>('DescribeImages', {
      Owners: [owner],
      Filters: [{ Name: 'name', Values: [name] }],
    });
    const InstanceType = name.includes('arm64') ? 't4g.micro' : 't3.micro';

    const id = await launch(Images?.[0]?.ImageId ?? '', 'running', { InstanceType });

    expect(Images).toMatchObject([{ OwnerId, Public: true, State: 'available' }]);
    expect(ec2.instances.get(id)?.state).toBe('running');
    await expect(ec2.call('DeregisterImage', { ImageId: Images?.[0]?.ImageId })).rejects.toMatchObject({
      code: 'AuthFailure',
    });
  });
});
