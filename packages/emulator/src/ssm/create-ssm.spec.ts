import {
  DeleteParameterCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  HierarchyLevelLimitExceededException,
  HierarchyTypeMismatchException,
  InvalidFilterKey,
  InvalidNextToken,
  ParameterAlreadyExists,
  ParameterNotFound,
  ParameterPatternMismatchException,
  ParameterVersionNotFound,
  PutParameterCommand,
  SSMClient,
  type PutParameterCommandInput,
} from '@aws-sdk/client-ssm';
import { imageParameters } from '../ec2/images/built-in-images.js';
import { serving, surroundings } from '../testing/wire/wire-fixtures.js';
import { sdkConfig } from '../testing/wire/wire-sdk.js';
import { createSsm } from './create-ssm.js';

const now = new Date('2026-01-31T12:00:00.250Z');

it('stores a parameter and answers it with its ARN, version and time', async () => {
  await withSsm(async (ssm) => {
    const stored = await put(ssm, { Name: '/web/ami', Value: 'ami-1', DataType: 'aws:ec2:image' });
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/web/ami' }));

    expect(stored).toMatchObject({ Version: 1, Tier: 'Standard' });
    expect(Parameter).toEqual({
      Name: '/web/ami',
      Type: 'String',
      Value: 'ami-1',
      Version: 1,
      LastModifiedDate: now,
      ARN: 'arn:aws:ssm:us-east-1:123456789012:parameter/web/ami',
      DataType: 'aws:ec2:image',
    });
  });
});

it('finds a parameter by its ARN', async () => {
  await withSsm(async (ssm) => {
    await put(ssm, { Name: '/web/ami', Value: 'ami-1' });
    await put(ssm, { Name: 'plain', Value: 'p' });

    expect(await valueOf(ssm, 'arn:aws:ssm:us-east-1:123456789012:parameter/web/ami')).toBe('ami-1');
    expect(await valueOf(ssm, 'arn:aws:ssm:us-east-1:123456789012:parameter/plain')).toBe('p');
  });
});

it('keeps the versions of an overwritten parameter', async () => {
  await withSsm(async (ssm) => {
    await put(ssm, { Name: '/a', Value: 'one', Description: 'kept' });
    const second = await put(ssm, { Name: '/a', Value: 'two', Overwrite: true, Type: undefined });

    expect(second.Version).toBe(2);
    expect(await valueOf(ssm, '/a')).toBe('two');
    expect((await ssm.send(new GetParameterCommand({ Name: '/a:1' }))).Parameter).toMatchObject({
      Value: 'one',
      Version: 1,
      Selector: ':1',
    });
    await expect(valueOf(ssm, '/a:3')).rejects.toBeInstanceOf(ParameterVersionNotFound);
    const { Parameters } = await ssm.send(new DescribeParametersCommand({}));
    expect(Parameters).toMatchObject([{ Name: '/a', Version: 2, Description: 'kept', Type: 'String' }]);
  });
});

it('hides the value of a SecureString unless it is to be decrypted', async () => {
  await withSsm(async (ssm) => {
    await put(ssm, { Name: '/secret', Value: 'swordfish', Type: 'SecureString' });
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/secret', WithDecryption: true }));

    expect(Parameter).toMatchObject({ Type: 'SecureString', Value: 'swordfish' });
    expect(await valueOf(ssm, '/secret')).not.toContain('swordfish');
  });
});

const refused: readonly (readonly [string, Partial<PutParameterCommandInput>, object])[] = [
  ['an existing name', { Name: '/taken' }, { name: ParameterAlreadyExists.name }],
  [
    'another type',
    { Name: '/taken', Overwrite: true, Type: 'StringList' },
    { name: HierarchyTypeMismatchException.name },
  ],
  ['no type', { Type: undefined }, { message: 'A parameter type is required when you create a parameter.' }],
  [
    'an empty value',
    { Value: '' },
    { message: expect.stringContaining("Value '' at 'value' failed to satisfy") },
  ],
  [
    'the prefix aws',
    { Name: '/aws/x' },
    { message: expect.stringContaining('can\'t be prefixed with "aws" or "ssm"') },
  ],
  ['a relative path', { Name: 'a/b' }, { message: 'Parameter name must be a fully qualified name.' }],
  ['other characters', { Name: '/a b' }, { message: expect.stringContaining('Only a mix of letters') }],
  ['too many levels', { Name: '/a'.repeat(16) }, { name: HierarchyLevelLimitExceededException.name }],
  ['another pattern', { AllowedPattern: '\\d+' }, { name: ParameterPatternMismatchException.name }],
  ['an invalid pattern', { AllowedPattern: '(' }, { name: 'InvalidAllowedPatternException' }],
  [
    'a large value',
    { Value: 'x'.repeat(4097) },
    { message: expect.stringContaining('maximum parameter value of 4096') },
  ],
  [
    'another data type',
    { DataType: 'Text' },
    { message: expect.stringContaining('data type is not supported: Text') },
  ],
  [
    'tags with an overwrite',
    { Name: '/taken', Overwrite: true, Tags: [{ Key: 'a', Value: 'b' }] },
    { message: expect.stringContaining("tags and overwrite can't be used together") },
  ],
];

it.each(refused)('refuses to store a parameter with %s', async (_what, input, error) => {
  await withSsm(async (ssm) => {
    await put(ssm, { Name: '/taken' });

    await expect(put(ssm, { Name: '/new', ...input })).rejects.toMatchObject(error);

    expect(await valueOf(ssm, '/taken')).toBe('value');
    await expect(valueOf(ssm, '/new')).rejects.toBeInstanceOf(ParameterNotFound);
  });
});

it('takes larger values in the advanced tier, and chooses it itself when asked to', async () => {
  await withSsm(async (ssm) => {
    const chosen = await put(ssm, { Name: '/large', Value: 'x'.repeat(5000), Tier: 'Intelligent-Tiering' });

    expect(chosen.Tier).toBe('Advanced');
  });
});

it('answers several parameters, and the names that are none apart', async () => {
  await withSsm(async (ssm) => {
    await put(ssm, { Name: '/a', Value: '1' });
    await put(ssm, { Name: '/b', Value: '2' });
    const answered = await ssm.send(new GetParametersCommand({ Names: ['/b', '/c', '/a:9', '/a'] }));

    expect(answered.Parameters?.map(({ Name, Value }) => [Name, Value])).toEqual([
      ['/b', '2'],
      ['/a', '1'],
    ]);
    expect(answered.InvalidParameters).toEqual(['/c', '/a:9']);
    const eleven = Array.from({ length: 11 }, (_, index) => `/n${index}`);
    await expect(ssm.send(new GetParametersCommand({ Names: eleven }))).rejects.toThrow(
      'Member must have length less than or equal to 10',
    );
  });
});

it('answers what lies below a path, directly or at any depth, in pages', async () => {
  await withSsm(async (ssm) => {
    for (const Name of ['/web/a', '/web/b/c', '/web/b/d', '/website', 'plain']) await put(ssm, { Name });
    const below = async (input: object) => {
      const answered = await ssm.send(new GetParametersByPathCommand({ Path: '/web', ...input }));
      return { names: answered.Parameters?.map(({ Name }) => Name), next: answered.NextToken };
    };

    expect(await below({})).toEqual({ names: ['/web/a'], next: undefined });
    const first = await below({ Recursive: true, MaxResults: 2 });
    expect(first.names).toEqual(['/web/a', '/web/b/c']);
    expect(await below({ Recursive: true, MaxResults: 2, NextToken: first.next })).toEqual({
      names: ['/web/b/d'],
      next: undefined,
    });
    expect((await below({ Path: '/' })).names).toEqual(['/website', 'plain']);
    await expect(below({ NextToken: 'guessed' })).rejects.toBeInstanceOf(InvalidNextToken);
    await expect(below({ MaxResults: 11 })).rejects.toThrow(
      'Member must have value less than or equal to 10',
    );
    await expect(below({ Path: 'web' })).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

it('describes parameters by both kinds of filters', async () => {
  await withSsm(async (ssm) => {
    await put(ssm, { Name: '/web/a', Tags: [{ Key: 'team', Value: 'x' }] });
    await put(ssm, { Name: '/web/b', Type: 'SecureString' });
    await put(ssm, { Name: '/db/a', Type: 'StringList', Value: '1,2' });
    const named = async (input: object) => {
      const { Parameters } = await ssm.send(new DescribeParametersCommand(input));
      return Parameters?.map(({ Name }) => Name);
    };
    const filter = (Key: string, Option: string | undefined, ...Values: string[]) =>
      named({ ParameterFilters: [{ Key, Option, Values }] });

    expect(await filter('Name', 'BeginsWith', '/web')).toEqual(['/web/a', '/web/b']);
    expect(await filter('Name', 'Contains', 'b/a')).toEqual(['/db/a', '/web/a']);
    expect(await filter('Name', undefined, '/web/a', '/db/a')).toEqual(['/db/a', '/web/a']);
    expect(await filter('Path', 'OneLevel', '/web')).toEqual(['/web/a', '/web/b']);
    expect(await filter('KeyId', undefined, 'alias/aws/ssm')).toEqual(['/web/b']);
    expect(await filter('tag:team', undefined, 'x')).toEqual(['/web/a']);
    expect(await named({ Filters: [{ Key: 'Type', Values: ['StringList'] }] })).toEqual(['/db/a']);
    expect(await named({ Filters: [{ Key: 'Name', Values: ['/web'] }] })).toEqual(['/web/a', '/web/b']);
    await expect(filter('Colour', undefined, 'red')).rejects.toBeInstanceOf(InvalidFilterKey);
    await expect(filter('Name', 'Like', 'a')).rejects.toMatchObject({ name: 'InvalidFilterOption' });
  });
});

it('deletes a parameter once', async () => {
  await withSsm(async (ssm) => {
    await put(ssm, { Name: '/a' });
    await ssm.send(new DeleteParameterCommand({ Name: '/a' }));

    await expect(valueOf(ssm, '/a')).rejects.toBeInstanceOf(ParameterNotFound);
    await expect(ssm.send(new DeleteParameterCommand({ Name: '/a' }))).rejects.toBeInstanceOf(
      ParameterNotFound,
    );
  });
});

it('says which parameter of a request is missing', async () => {
  await withSsm(async (ssm) => {
    await expect(ssm.send(new GetParameterCommand({ Name: undefined }))).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
    });
  });
});

describe("AWS's own parameters", () => {
  const name = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

  it('are read by name, by ARN and by path, and not listed among the account’s', async () => {
    await withSsm(async (ssm) => {
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name }));
      const Path = '/aws/service/ami-amazon-linux-latest';
      const { Parameters } = await ssm.send(new GetParametersByPathCommand({ Path }));
      const listed = await ssm.send(new DescribeParametersCommand({}));

      const ARN = `arn:aws:ssm:us-east-1::parameter${name}`;
      expect(Parameter).toMatchObject({ ARN, Value: imageParameters('us-east-1').get(name), Version: 1 });
      expect(await valueOf(ssm, ARN)).toBe(Parameter?.Value);
      expect(Parameters?.map((one) => one.Name)).toContain(name);
      expect(listed.Parameters).toEqual([]);
    });
  });

  it('are not for accounts to change', async () => {
    await withSsm(async (ssm) => {
      await expect(put(ssm, { Name: name, Overwrite: true })).rejects.toMatchObject({
        name: 'ValidationException',
      });
      await expect(ssm.send(new DeleteParameterCommand({ Name: name }))).rejects.toBeInstanceOf(
        ParameterNotFound,
      );
    });
  });
});

async function withSsm(use: (ssm: SSMClient) => Promise<void>): Promise<void> {
  const services = [
    createSsm(
      { ...surroundings, time: { ...surroundings.time, now: () => now } },
      { publicParameters: imageParameters('us-east-1') },
    ),
  ];
  await serving({ services }, async ({ endpoint }) => {
    const client = new SSMClient({ ...sdkConfig, endpoint, maxAttempts: 1 });
    await use(client);
    client.destroy();
  });
}

const put = (ssm: SSMClient, input: Partial<PutParameterCommandInput>) =>
  ssm.send(new PutParameterCommand({ Name: undefined, Value: 'value', Type: 'String', ...input }));

async function valueOf(ssm: SSMClient, Name: string): Promise<string | undefined> {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name }));
  return Parameter?.Value;
}
