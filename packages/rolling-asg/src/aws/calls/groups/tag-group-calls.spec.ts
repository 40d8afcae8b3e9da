import { tagGroupCalls } from './tag-group-calls.js';

/** A client that keeps how many tags came with each command. */
function countingClient() {
  const sent: string[] = [];
  const send = (command: { readonly input: { readonly Tags?: readonly object[] } }) => {
    sent.push(`${command.constructor.name} ${command.input.Tags?.length}`);
    return Promise.resolve({});
  };
  const calls = tagGroupCalls({ send: send as never }, (_name, _signal, ask) => ask({}));
  return { sent, calls };
}

const keys = Array.from({ length: 26 }, (_, index) => `clicamos:undo-${index}`);

describe('tags of a group', () => {
  it('are written and removed as many at a time as AWS takes', async () => {
    const { sent, calls } = countingClient();

    await calls.tagGroup('web-v001', Object.fromEntries(keys.map((key) => [key, 'x'])));
    await calls.untagGroup('web-v001', keys);

    expect(sent).toEqual([
      'CreateOrUpdateTagsCommand 25',
      'CreateOrUpdateTagsCommand 1',
      'DeleteTagsCommand 25',
      'DeleteTagsCommand 1',
    ]);
  });

  it('are not asked for where there are none: to AWS that would be all of them', async () => {
    const { sent, calls } = countingClient();

    await calls.tagGroup('web-v001', {});
    await calls.untagGroup('web-v001', []);

    expect(sent).toEqual([]);
  });
});
