import { createStory, kindsOf, ownTags } from '../../testing/narrative.js';
import { servingOf } from '../../testing/simulated-cloud.js';

/** `web-v001` of `ami-1` at 3, which is to keep its name. */
async function refreshStory() {
  const story = createStory();
  await story.roll('ami-1');
  const { worst } = story.cloud.watchServing(() => 3);
  const refresh = (imageId: string, input: Parameters<typeof story.roll>[1] = {}) =>
    story.roll(imageId, { ...input, plan: { strategy: 'refresh', ...input.plan } });
  return { ...story, worst, refresh };
}

describe('a rollout with strategy refresh', () => {
  it('replaces the instances of a group that keeps its name, with never fewer that serve', async () => {
    const { cloud, refresh, worst, events } = await refreshStory();

    const result = await refresh('ami-2');

    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v001', inService: 3 } });
    expect(kindsOf(events)[0]).toBe('rollout-started');
    expect([...cloud.state.groups.keys()]).toEqual(['web-v001']);
    expect(cloud.group('web-v001')?.instances.map(({ imageId }) => imageId)).toEqual([
      'ami-2',
      'ami-2',
      'ami-2',
    ]);
    expect(ownTags(cloud.group('web-v001'))).toEqual({ service: 'web', role: 'live' });
    expect(worst()).toBe(0);
    expect(servingOf(cloud.state)).toBe(3);
  });

  it('turns a bad image round, takes its version away and leaves no tag', async () => {
    const { cloud, refresh, worst } = await refreshStory();

    const result = await refresh('ami-bad');

    expect(result).toMatchObject({
      outcome: 'rolled-back',
      live: { name: 'web-v001', imageId: 'ami-1', inService: 3 },
      reason: expect.stringContaining('are not going to serve'),
    });
    expect(cloud.group('web-v001')?.instances.map(({ imageId }) => imageId)).toEqual([
      'ami-1',
      'ami-1',
      'ami-1',
    ]);
    expect(ownTags(cloud.group('web-v001'))).toEqual({ service: 'web', role: 'live' });
    expect([...(cloud.state.templates.get('clicamos-web')?.versions.keys() ?? [])]).toEqual([1]);
    expect(worst()).toBe(0);
  });
});
