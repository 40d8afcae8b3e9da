import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  STSClient,
  type Credentials,
} from '@aws-sdk/client-sts';
import { createEmulator } from '../create-emulator.js';
import type { Emulator } from '../emulator.js';

const role = { RoleArn: 'arn:aws:iam::123456789012:role/ci/deployer', RoleSessionName: 'build-7' };

function clientOf(
  emulator: Emulator,
  { AccessKeyId, SecretAccessKey, SessionToken }: Credentials,
): STSClient {
  const { endpoint, region } = emulator;
  const credentials = {
    accessKeyId: AccessKeyId ?? '',
    secretAccessKey: SecretAccessKey ?? '',
    ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
  };
  const requestHandler = emulator.requestHandler();
  return new STSClient({ endpoint, region, credentials, requestHandler });
}

const ownerOf = (emulator: Emulator) =>
  clientOf(emulator, {
    AccessKeyId: emulator.credentials.accessKeyId,
    SecretAccessKey: emulator.credentials.secretAccessKey,
    SessionToken: undefined,
    Expiration: undefined,
  });

async function identityOf(sts: STSClient) {
  const { UserId, Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
  return { UserId, Account, Arn };
}

describe('who calls', () => {
  it.each(['any', 'verified'] as const)(
    'is the session of the role whose credentials sign, where signatures are %s; others are root',
    async (signatures) => {
      await using emulator = await createEmulator({ instances: 'simulated', listen: false, signatures });
      const owner = ownerOf(emulator);
      const { Credentials: issued, AssumedRoleUser: user } = await owner.send(new AssumeRoleCommand(role));
      const session = clientOf(emulator, issued as Credentials); // an answer always has them

      const identities = [await identityOf(session), await identityOf(owner)];

      expect(user?.AssumedRoleId).toMatch(/^AROA[A-Z2-7]{17}:build-7$/);
      expect(identities).toEqual([
        {
          UserId: user?.AssumedRoleId,
          Account: '123456789012',
          Arn: 'arn:aws:sts::123456789012:assumed-role/deployer/build-7',
        },
        { UserId: '123456789012', Account: '123456789012', Arn: 'arn:aws:iam::123456789012:root' },
      ]);
    },
  );

  it('is the federated user whose credentials sign', async () => {
    await using emulator = await createEmulator({ instances: 'simulated', listen: false });
    const command = new GetFederationTokenCommand({ Name: 'eve' });
    const { Credentials: issued } = await ownerOf(emulator).send(command);

    const identity = await identityOf(clientOf(emulator, issued as Credentials)); // an answer always has them

    expect(identity).toEqual({
      UserId: '123456789012:eve',
      Account: '123456789012',
      Arn: 'arn:aws:sts::123456789012:federated-user/eve',
    });
  });
});
