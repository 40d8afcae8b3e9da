import type { DescribeKeyPairsResult } from '@aws-sdk/client-ec2';
import { createTestEc2, untilState, type TestEc2 } from '../../testing/ec2/ec2-fixture.js';
import { untilConsole } from '../../testing/ec2/until-console.js';

/** A program that reads its own metadata as any SDK does, writes it to its log and goes on. */
const readingProgram = `
const endpoint = process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT;
const put = await fetch(endpoint + '/latest/api/token', {
  method: 'PUT', headers: { 'X-aws-ec2-metadata-token-ttl-seconds': '21600' },
});
const headers = { 'X-aws-ec2-metadata-token': await put.text() };
for (const path of process.env.PATHS.split(' ')) {
  const answer = await fetch(endpoint + '/latest/' + path, { headers });
  console.log(JSON.stringify({ path, status: answer.status, text: await answer.text() }));
}
const bare = await fetch(endpoint + '/latest/meta-data/');
console.log('bare ' + bare.status);
setInterval(() => {}, 1000);
`;

async function readPaths(ec2: TestEc2, paths: readonly string[], input: object = {}) {
  const ImageId = await ec2.register(readingProgram, { env: { PATHS: paths.join(' ') } });
  const launch = { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, ...input };
  const { Instances } = await ec2.call<{ Instances: { InstanceId: string; PrivateIpAddress: string }[] }>(
    'RunInstances',
    launch,
  );
  const [{ InstanceId, PrivateIpAddress } = { InstanceId: '', PrivateIpAddress: '' }] = Instances;
  await untilState(ec2.instances, InstanceId, 'running');
  const log = await untilLog(ec2, InstanceId);
  const lines = log.split('\n').filter((line) => line.startsWith('{'));
  const texts = new Map(lines.map((line) => [JSON.parse(line).path, JSON.parse(line).text]));
  return { InstanceId, ImageId, PrivateIpAddress, texts, log };
}

const untilLog = (ec2: TestEc2, id: string) => untilConsole(ec2, id, (text) => /^bare \d+$/m.test(text));

describe('instance metadata', () => {
  it('tells a program who it is', async () => {
    await using ec2 = await createTestEc2();
    const names = [
      'instance-id',
      'ami-id',
      'local-ipv4',
      'local-hostname',
      'instance-type',
      'security-groups',
    ];
    const paths = [...names.map((name) => `meta-data/${name}`), 'meta-data/placement/availability-zone'];

    const { texts, log, ...facts } = await readPaths(ec2, paths);

    expect([...texts.values()]).toEqual([
      facts.InstanceId,
      facts.ImageId,
      facts.PrivateIpAddress,
      `ip-${facts.PrivateIpAddress.replaceAll('.', '-')}.ec2.internal`,
      't3.micro',
      'default',
      'us-east-1a',
    ]);
    expect(log).toContain('bare 401');
  });

  it('gives the public key of the launch', async () => {
    await using ec2 = await createTestEc2();
    await ec2.call('CreateKeyPair', { KeyName: 'mine', KeyType: 'ed25519' });
    const { KeyPairs } = await ec2.call<DescribeKeyPairsResult>('DescribeKeyPairs', {
      IncludePublicKey: true,
    });
    const paths = ['', '/', '/0', '/0/openssh-key'].map((path) => `meta-data/public-keys${path}`);

    const { texts } = await readPaths(ec2, [...paths, 'meta-data/'], { KeyName: 'mine' });

    expect([...texts.values()].slice(0, 4)).toEqual([
      '0=mine',
      '0=mine',
      'openssh-key',
      `${KeyPairs?.[0]?.PublicKey}\n`,
    ]);
    expect(texts.get('meta-data/').split('\n')).toContain('public-keys/');
    expect(texts.get('meta-data/').split('\n')).not.toContain('public-keys');
  });

  it('gives the identity document and the user data', async () => {
    await using ec2 = await createTestEc2();
    const UserData = Buffer.from('#!/bin/sh\necho hi').toString('base64');

    const paths = ['user-data', 'dynamic/instance-identity/document'];
    const { texts, InstanceId } = await readPaths(ec2, paths, { UserData });

    expect(texts.get('user-data')).toBe('#!/bin/sh\necho hi');
    expect(JSON.parse(texts.get('dynamic/instance-identity/document'))).toMatchObject({
      instanceId: InstanceId,
      region: 'us-east-1',
      accountId: '123456789012',
    });
  });

  it.each([
    ['enabled', 'Name'],
    ['disabled', ''],
  ])('has tags only where the launch asks for them: %s', async (InstanceMetadataTags, expected) => {
    await using ec2 = await createTestEc2();
    const tags = { ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] };

    const { texts } = await readPaths(ec2, ['meta-data/tags/instance'], {
      MetadataOptions: { InstanceMetadataTags },
      TagSpecifications: [tags],
    });

    expect(texts.get('meta-data/tags/instance')).toBe(expected);
  });
});
