import {
  CreateAccountAliasCommand,
  DeleteAccountAliasCommand,
  type IAMClient,
  ListAccountAliasesCommand,
} from '@aws-sdk/client-iam';
import { createEmulator } from '../../create-emulator.js';

describe("an account's alias", () => {
  it('is none or one, and the next is in its place', async () => {
    await using emulator = await createEmulator({ instances: 'simulated', listen: false });
    const iam = emulator.directClient<IAMClient>('iam');
    const list = async () => (await iam.send(new ListAccountAliasesCommand({}))).AccountAliases;

    const before = await list();
    await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'shop' }));
    await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'shop-prod' }));
    const made = await list();
    await iam.send(new DeleteAccountAliasCommand({ AccountAlias: 'shop-prod' }));

    expect([before, made, await list()]).toEqual([[], ['shop-prod'], []]);
    await expect(iam.send(new DeleteAccountAliasCommand({ AccountAlias: 'shop' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
    await expect(iam.send(new CreateAccountAliasCommand({ AccountAlias: 'Shop' }))).rejects.toMatchObject({
      name: 'ValidationError',
    });
  });
});
