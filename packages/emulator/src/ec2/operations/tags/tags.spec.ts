import type { DescribeTagsResult } from '@aws-sdk/client-ec2';
import { createTestEc2, webProgram, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';

describe('tags', () => {
  let ec2: TestEc2;
  let vpcId = '';

  beforeEach(async () => {
    ec2 = await createTestEc2();
    vpcId = ec2.instances.defaultSubnet('us-east-1a')?.vpcId ?? '';
  });

  afterEach(() => ec2.close());

  const tag = (key: string, value: string) => ({ Key: key, Value: value });

  async function tagsNow(): Promise<readonly string[]> {
    const { Tags } = await ec2.call<DescribeTagsResult>('DescribeTags');
    return (Tags ?? []).map((one) => `${one.ResourceType} ${one.Key}=${one.Value}`);
  }

  it('go on resources of every kind, and replace those of the same key', async () => {
    const imageId = await ec2.register(webProgram);
    await ec2.call('CreateTags', { Resources: [vpcId, imageId], Tags: [tag('a', '1'), tag('b', '2')] });

    await ec2.call('CreateTags', { Resources: [imageId], Tags: [tag('a', '3')] });

    expect(await tagsNow()).toEqual(['vpc a=1', 'vpc b=2', 'image a=3', 'image b=2']);
  });

  it.each([
    ['a key', [{ Key: 'a' }], ['vpc b=2']],
    ['a key with its value', [tag('a', '1')], ['vpc b=2']],
    ['not a key with another value', [tag('a', '2')], ['vpc a=1', 'vpc b=2']],
    ['not a key with an empty value', [tag('a', '')], ['vpc a=1', 'vpc b=2']],
    ['all', undefined, []],
  ])('go by %s', async (_, Tags, left) => {
    await ec2.call('CreateTags', { Resources: [vpcId], Tags: [tag('a', '1'), tag('b', '2')] });

    await ec2.call('DeleteTags', { Resources: [vpcId], Tags });

    expect(await tagsNow()).toEqual(left);
  });

  it.each([
    ['resource-type', 'image', 1],
    ['resource-type', 'instance', 0],
    ['key', 'Na*', 1],
    ['value', 'web', 1],
    ['tag:Name', 'web', 1],
    ['resource-id', 'ami-*', 1],
    ['resource-id', 'i-*', 0],
  ])('are found by %s %s: %d', async (Name, value, count) => {
    const imageId = await ec2.register(webProgram);
    await ec2.call('CreateTags', { Resources: [imageId], Tags: [tag('Name', 'web')] });

    const { Tags } = await ec2.call<DescribeTagsResult>('DescribeTags', {
      Filters: [{ Name, Values: [value] }],
    });

    expect(Tags?.length).toBe(count);
  });

  it('of one request are put on all of its resources or on none', async () => {
    const request = ec2.call('CreateTags', { Resources: [vpcId, 'vpc-0'], Tags: [tag('a', '1')] });

    await expect(request).rejects.toMatchObject({ code: 'InvalidVpcID.NotFound' });
    expect(await tagsNow()).toEqual([]);
  });

  const fifty = Array.from({ length: 51 }, (_, index) => tag(`key ${index}`, ''));

  it.each([
    [
      'AWS`s own keys',
      { Tags: [tag('aws:x', '1')] },
      'InvalidParameterValue',
      "Value ( aws:x ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use",
    ],
    [
      'keys that are too long',
      { Tags: [tag('k'.repeat(129), '1')] },
      'InvalidParameterValue',
      'Tag key exceeds',
    ],
    [
      'values that are too long',
      { Tags: [tag('k', 'v'.repeat(257))] },
      'InvalidParameterValue',
      'Tag value exceeds',
    ],
    ['too many', { Tags: fifty }, 'TagLimitExceeded', 'More than 50 tags'],
    ['ids of no kind', { Resources: ['x'], Tags: [tag('a', '')] }, 'InvalidID', "The ID 'x' is not valid"],
    ['no tags at all', {}, 'MissingParameter', 'tagSet'],
  ])('refuse %s', async (_, input, code, message) => {
    const request = ec2.call('CreateTags', { Resources: [vpcId], ...input });

    await expect(request).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });
});
