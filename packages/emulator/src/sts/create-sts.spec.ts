import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { serving, surroundings } from '../testing/wire/wire-fixtures.js';
import { sdkConfig } from '../testing/wire/wire-sdk.js';
import { createSts } from './create-sts.js';

it("answers that every caller is the account's root", async () => {
  await withSts(async (sts) => {
    const { $metadata, ...identity } = await sts.send(new GetCallerIdentityCommand({}));

    expect($metadata.httpStatusCode).toBe(200);
    expect(identity).toEqual({
      UserId: '123456789012',
      Account: '123456789012',
      Arn: 'arn:aws:iam::123456789012:root',
    });
  });
});

it('says of the other operations that it does not answer them', async () => {
  await withSts(async (sts) => {
    await expect(sts.send(new GetSessionTokenCommand({}))).rejects.toMatchObject({
      name: 'InvalidAction',
      message: 'The emulator does not answer sts GetSessionToken; its BEHAVIOR.md lists what it answers',
    });
  });
});

async function withSts(use: (sts: STSClient) => Promise<void>): Promise<void> {
  await serving({ services: [createSts(surroundings)] }, async ({ endpoint }) => {
    const client = new STSClient({ ...sdkConfig, endpoint });
    await use(client);
    client.destroy();
  });
}
