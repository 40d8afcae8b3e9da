import type { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { assumeRole } from './assume-role.js';

const roleArn = 'arn:aws-us-gov:iam::123456789012:role/deployer';

/** A client that answers as STS does, and keeps what it was sent. */
function fakeSts(answer: object) {
  const sent: unknown[] = [];
  const send = async (command: AssumeRoleCommand) => {
    sent.push(command.input);
    return answer;
  };
  return { sent, sts: { send } as unknown as Parameters<typeof assumeRole>[0] }; // overloaded by command
}

describe('assumeRole', () => {
  it('gives the credentials of the role, and when they end', async () => {
    const expiration = new Date('2026-11-27T12:00:00Z');
    const { sts, sent } = fakeSts({
      Credentials: { AccessKeyId: 'A', SecretAccessKey: 'S', SessionToken: 'T', Expiration: expiration },
    });

    const credentials = await assumeRole(sts, roleArn)();

    expect(credentials).toEqual({ accessKeyId: 'A', secretAccessKey: 'S', sessionToken: 'T', expiration });
    expect(sent).toEqual([{ RoleArn: roleArn, RoleSessionName: 'clicamos' }]);
  });

  it('does not go on without credentials', async () => {
    await expect(assumeRole(fakeSts({}).sts, roleArn)()).rejects.toThrow(/answered no credentials/);
  });
});
