import type { CopyImageResult, DescribeImagesResult, Reservation } from '@aws-sdk/client-ec2';
import { createTestEc2, untilState, webProgram, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';

describe('images', () => {
  let ec2: TestEc2;

  beforeEach(async () => {
    ec2 = await createTestEc2();
  });

  afterEach(() => ec2.close());

  const describeImages = async (input: object = { Owners: ['self'] }) =>
    (await ec2.call<DescribeImagesResult>('DescribeImages', input)).Images ?? [];

  const idsOf = (images: Awaited<ReturnType<typeof describeImages>>) => images.map(({ ImageId }) => ImageId);

  it('are available as soon as they are registered', async () => {
    const ImageLocation = `file://${ec2.image(webProgram, { architecture: 'arm64' })}`;

    await ec2.call('RegisterImage', {
      ...{ Name: 'web 1', Description: 'first', ImageLocation },
      TagSpecifications: [{ ResourceType: 'image', Tags: [{ Key: 'version', Value: '1' }] }],
    });

    expect(await describeImages()).toMatchObject([
      {
        ...{ Name: 'web 1', Description: 'first', ImageLocation, State: 'available', Architecture: 'arm64' },
        ...{ OwnerId: '123456789012', Public: false, Tags: [{ Key: 'version', Value: '1' }] },
      },
    ]);
  });

  it.each([
    [{ Owners: ['self'] }, 1],
    [{ Owners: ['123456789012'] }, 1],
    [{ Owners: ['amazon'] }, 2],
    [{ Owners: ['self', '136693071363'] }, 5],
    [{ Owners: ['210987654321'] }, 0],
    [{ ExecutableUsers: ['all'] }, 6],
    [{ ExecutableUsers: ['self'] }, 0],
    [{ Filters: [{ Name: 'name', Values: ['image *'] }] }, 1],
    [{ Filters: [{ Name: 'state', Values: ['available'] }] }, 7],
    [{ Filters: [{ Name: 'is-public', Values: ['true'] }] }, 6],
    [{ Owners: ['self'], Filters: [{ Name: 'architecture', Values: ['arm64'] }] }, 0],
    [{ Filters: [{ Name: 'owner-id', Values: ['123456789012'] }] }, 1],
    [{ Filters: [{ Name: 'creation-date', Values: ['2*'] }] }, 7],
    [{ Filters: [{ Name: 'tag:a', Values: ['b'] }] }, 0],
  ])('asked for with %j are %d', async (input, count) => {
    await ec2.register(webProgram);

    expect(await describeImages(input)).toHaveLength(count);
  });

  it('are copied with a name of their own and the source on record', async () => {
    const SourceImageId = await ec2.register(webProgram);
    await ec2.call('CreateTags', { Resources: [SourceImageId], Tags: [{ Key: 'a', Value: '1' }] });

    const { ImageId } = await ec2.call<CopyImageResult>('CopyImage', {
      ...{ SourceImageId, SourceRegion: 'us-east-1', Name: 'copy', CopyImageTags: true },
    });

    expect(await describeImages({ ImageIds: [ImageId] })).toMatchObject([
      { Name: 'copy', SourceImageId, SourceImageRegion: 'us-east-1', Tags: [{ Key: 'a', Value: '1' }] },
    ]);
  });

  it('keep their deprecation until it is taken back', async () => {
    const ImageId = await ec2.register(webProgram);
    await ec2.call('EnableImageDeprecation', { ImageId, DeprecateAt: new Date('2099-01-01') });
    const [deprecated] = await describeImages();

    await ec2.call('DisableImageDeprecation', { ImageId });

    const [after] = await describeImages();
    expect([deprecated?.DeprecationTime, after?.DeprecationTime]).toEqual([
      '2099-01-01T00:00:00.000Z',
      undefined,
    ]);
  });

  it('are left out while their last instances live, and do not exist after that', async () => {
    const ImageId = await ec2.register(webProgram);
    const launch = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 };
    const { Instances } = await ec2.call<Reservation>('RunInstances', launch);
    const id = Instances?.[0]?.InstanceId ?? '';

    await ec2.call('DeregisterImage', { ImageId });

    expect(await describeImages({ ImageIds: [ImageId] })).toEqual([]);
    await expect(ec2.call('RunInstances', launch)).rejects.toMatchObject({
      code: 'InvalidAMIID.NotFound',
      message: `The image id '[${ImageId}]' does not exist`,
    });
    expect((await untilState(ec2.instances, id, 'running')).imageId).toBe(ImageId);
    ec2.instances.terminate(id);
    await untilState(ec2.instances, id, 'terminated');
    await expect(describeImages({ ImageIds: [ImageId] })).rejects.toMatchObject({
      code: 'InvalidAMIID.NotFound',
    });
  });

  it('come in pages', async () => {
    const ids = [
      await ec2.register(webProgram),
      await ec2.register(webProgram),
      await ec2.register(webProgram),
    ];

    const first = await ec2.call<DescribeImagesResult>('DescribeImages', { Owners: ['self'], MaxResults: 2 });
    const rest = await ec2.call<DescribeImagesResult>('DescribeImages', {
      Owners: ['self'],
      NextToken: first.NextToken,
    });

    expect([idsOf(first.Images ?? []), idsOf(rest.Images ?? [])]).toEqual([ids.slice(0, 2), ids.slice(2)]);
  });

  const unknown = 'ami-0123456789abcdef0';

  it.each([
    ['RegisterImage', { Name: 'x!', ImageLocation: '/' }, 'InvalidAMIName.Malformed', 'between 3 and 128'],
    ['RegisterImage', { Name: 'web' }, 'MissingParameter', 'ImageLocation'],
    ['RegisterImage', { ImageLocation: '/' }, 'MissingParameter', 'Name'],
    [
      'RegisterImage',
      { Name: 'web', ImageLocation: 'bucket/x.xml' },
      'InvalidAMIAttributeItemValue',
      'bucket/x.xml',
    ],
    [
      'RegisterImage',
      { Name: 'web', ImageLocation: 'file://host/x' },
      'InvalidAMIAttributeItemValue',
      'file://host/x',
    ],
    ['RegisterImage', { Name: 'web', ImageLocation: '/nowhere' }, 'InvalidManifest', '/nowhere/image.json'],
    [
      'DescribeImages',
      { ImageIds: [unknown] },
      'InvalidAMIID.NotFound',
      `The image id '[${unknown}]' does not exist`,
    ],
    [
      'DescribeImages',
      { ImageIds: [unknown, 'ami-12345678'] },
      'InvalidAMIID.NotFound',
      `The image ids '[${unknown}, ami-12345678]' do not exist`,
    ],
    [
      'DescribeImages',
      { ImageIds: ['ami-1'] },
      'InvalidAMIID.Malformed',
      'Invalid id: "ami-1" (expecting "ami-...")',
    ],
    [
      'CopyImage',
      { SourceImageId: unknown, SourceRegion: 'us-east-1', Name: 'abc' },
      'InvalidAMIID.NotFound',
      unknown,
    ],
    [
      'CopyImage',
      { SourceImageId: unknown, SourceRegion: 'us-west-1', Name: 'abc' },
      'InvalidAMIID.NotFound',
      unknown,
    ],
    ['DeregisterImage', { ImageId: unknown }, 'InvalidAMIID.NotFound', unknown],
    [
      'EnableImageDeprecation',
      { ImageId: unknown, DeprecateAt: new Date(0) },
      'InvalidAMIID.NotFound',
      unknown,
    ],
  ])('%s of %j is %s', async (operation, input, code, message) => {
    await expect(ec2.call(operation, input)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  it('have names of their own and architectures that agree', async () => {
    await ec2.register(webProgram);
    const ImageLocation = ec2.image(webProgram, { architecture: 'arm64' });

    const same = ec2.call('RegisterImage', { Name: 'image 1', ImageLocation });
    await expect(same).rejects.toMatchObject({ code: 'InvalidAMIName.Duplicate' });
    const other = ec2.call('RegisterImage', { Name: 'other', ImageLocation, Architecture: 'x86_64' });
    await expect(other).rejects.toMatchObject({ code: 'InvalidManifest' });
  });
});
