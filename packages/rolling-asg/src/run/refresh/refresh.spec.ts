import { kindsOf, ownTags } from '../../testing/narrative.js';
import { refreshStory } from '../../testing/refresh-story.js';
import { servingOf } from '../../testing/simulated-cloud.js';
import { ended, endOf } from '../../testing/started-story.js';

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

  it('names the way back alone when it cannot be ended, however whole the new instances are', async () => {
    const { cloud, refresh, servingGroups } = await refreshStory();
    let isBaking = false;

    const end = await ended(
      refresh('ami-2', {
        plan: { bakeMs: 60_000 },
        onEvent: (event) => {
          isBaking ||= event.kind === 'step-started' && event.step.kind === 'bake';
        },
        // It is asked while the instances are replaced as well.
        bakeCheck: () => {
          if (!isBaking) return undefined;
          cloud.state.images.set('ami-1', { isBad: true });
          return 'errors';
        },
      }),
    );

    expect([endOf(end), servingGroups()]).toEqual(['NeedsPerson', { 'web-v001': 3 }]);
    expect(end).toMatchObject({ error: { message: expect.stringMatching(/run: clicamos abort$/) } });
  }, 60_000);
});
