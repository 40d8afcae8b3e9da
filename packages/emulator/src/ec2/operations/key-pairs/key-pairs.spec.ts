import type { DescribeKeyPairsResult, ImportKeyPairResult, KeyPair } from '@aws-sdk/client-ec2';
import ssh2 from 'ssh2';
import { createTestEc2, type TestEc2 } from '../../../testing/ec2/ec2-fixture.js';

const ed25519 = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPhYr2uCg0Ip7oNw8A0V4Q9dPjbYgVQ2vWeTj0PgQ5e me';

describe('key pairs', () => {
  let ec2: TestEc2;

  beforeEach(async () => {
    ec2 = await createTestEc2();
  });

  afterEach(() => ec2.close());

  const describePairs = async (input: object = {}) =>
    (await ec2.call<DescribeKeyPairsResult>('DescribeKeyPairs', input)).KeyPairs ?? [];

  it.each([
    ['rsa', /^([0-9a-f]{2}:){19}[0-9a-f]{2}$/],
    ['ed25519', /^[A-Za-z0-9+/]{43}=$/],
  ])('of type %s are made once, with a private key that works', async (KeyType, fingerprint) => {
    const made = await ec2.call<KeyPair>('CreateKeyPair', { KeyName: 'me', KeyType });

    expect(ssh2.utils.parseKey(made.KeyMaterial ?? '')).toMatchObject({ type: `ssh-${KeyType}` });
    expect(await describePairs()).toMatchObject([
      { KeyName: 'me', KeyType, KeyFingerprint: made.KeyFingerprint },
    ]);
    expect(made.KeyFingerprint).toMatch(fingerprint);
    await expect(ec2.call('CreateKeyPair', { KeyName: 'me' })).rejects.toMatchObject({
      code: 'InvalidKeyPair.Duplicate',
    });
  });

  it.each(['rsa', 'ed25519'])('of type %s can be imported by their public key', async (KeyType) => {
    await ec2.call<KeyPair>('CreateKeyPair', { KeyName: 'made', KeyType });
    const [made] = await describePairs({ IncludePublicKey: true });
    const PublicKeyMaterial = Buffer.from(made?.PublicKey ?? '');

    const imported = await ec2.call<ImportKeyPairResult>('ImportKeyPair', {
      KeyName: 'copy',
      PublicKeyMaterial,
    });

    const [, copy] = await describePairs({ IncludePublicKey: true });
    expect(copy).toMatchObject({ KeyName: 'copy', KeyType, PublicKey: made?.PublicKey });
    const isSame = imported.KeyFingerprint === made?.KeyFingerprint;
    // AWS hashes the private key of a made RSA pair and the public key of an imported one.
    expect(isSame).toBe(KeyType === 'ed25519');
  });

  it('go by name, by id, and when they do not exist', async () => {
    const { KeyPairId } = await ec2.call<ImportKeyPairResult>('ImportKeyPair', {
      KeyName: 'me',
      PublicKeyMaterial: Buffer.from(ed25519),
    });

    const byId = await ec2.call('DeleteKeyPair', { KeyPairId });
    const again = await ec2.call('DeleteKeyPair', { KeyName: 'me' });

    expect(byId).toEqual({ Return: true, KeyPairId });
    expect(again).toEqual({ Return: true });
    expect(await describePairs()).toEqual([]);
  });

  it.each([
    ['ImportKeyPair', { KeyName: 'x', PublicKeyMaterial: Buffer.from('hello') }, 'InvalidKey.Format'],
    ['ImportKeyPair', { KeyName: 'x', PublicKeyMaterial: Buffer.from('ssh-rsa AAAA') }, 'InvalidKey.Format'],
    [
      'ImportKeyPair',
      { KeyName: 'x', PublicKeyMaterial: Buffer.from('ssh-rsa AAAAB3NzaC1yc2EAAAAB') },
      'InvalidKey.Format',
    ],
    ['DescribeKeyPairs', { KeyNames: ['x'] }, 'InvalidKeyPair.NotFound'],
    ['DeleteKeyPair', {}, 'MissingParameter'],
  ])('%s of %j is %s', async (operation, input, code) => {
    await expect(ec2.call(operation, input)).rejects.toMatchObject({ code });
  });
});
