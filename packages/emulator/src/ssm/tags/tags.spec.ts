import {
  AddTagsToResourceCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
  RemoveTagsFromResourceCommand,
  type ResourceTypeForTagging,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { createEmulator } from '../../create-emulator.js';

const parameter = { ResourceType: 'Parameter', ResourceId: '/web/ami' } as const;

/** SSM over the wire, with the parameter `/web/ami` that has the tag `team`. */
async function openSsm() {
  const emulator = await createEmulator({ instances: 'simulated', listen: false });
  const { endpoint, region, credentials } = emulator;
  const requestHandler = emulator.requestHandler();
  const ssm = new SSMClient({ endpoint, region, credentials, requestHandler, maxAttempts: 1 });
  const Tags = [{ Key: 'team', Value: 'web' }];
  await ssm.send(new PutParameterCommand({ Name: '/web/ami', Type: 'String', Value: 'ami-1', Tags }));
  return { ssm, [Symbol.asyncDispose]: () => emulator.close() };
}

describe('the tags of a parameter', () => {
  it('are listed, added to, given new values, and removed', async () => {
    await using opened = await openSsm();
    const { ssm } = opened;
    const list = async () => (await ssm.send(new ListTagsForResourceCommand(parameter))).TagList;

    const first = await list();
    const Tags = [
      { Key: 'team', Value: 'shop' },
      { Key: 'stage', Value: 'prod' },
    ];
    await ssm.send(new AddTagsToResourceCommand({ ...parameter, Tags }));
    const added = await list();
    await ssm.send(new RemoveTagsFromResourceCommand({ ...parameter, TagKeys: ['team', 'none'] }));

    expect(first).toEqual([{ Key: 'team', Value: 'web' }]);
    expect(added).toEqual(Tags);
    expect(await list()).toEqual([{ Key: 'stage', Value: 'prod' }]);
  });

  it.each([
    ['another name', 'Parameter', '/web/other', 'InvalidResourceId'],
    ['another kind', 'Document', '/web/ami', 'InvalidResourceType'],
  ])('are none of %s', async (_title, type, ResourceId, name) => {
    await using opened = await openSsm();
    const ResourceType = type as ResourceTypeForTagging; // of the table

    const listing = opened.ssm.send(new ListTagsForResourceCommand({ ResourceType, ResourceId }));

    await expect(listing).rejects.toMatchObject({ name });
  });

  it('are fifty at most', async () => {
    await using opened = await openSsm();
    const Tags = Array.from({ length: 50 }, (_, index) => ({ Key: `tag-${index}`, Value: '' }));

    const adding = opened.ssm.send(new AddTagsToResourceCommand({ ...parameter, Tags }));

    await expect(adding).rejects.toMatchObject({ name: 'TooManyTagsError' });
  });
});
