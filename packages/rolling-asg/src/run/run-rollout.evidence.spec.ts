import { createStory } from '../testing/narrative.js';

describe('what does not count', () => {
  it('a throttled poll advances nothing', async () => {
    const { cloud, events, roll } = createStory();
    await roll('ami-1');
    const { worst } = cloud.watchServing(() => 3);
    const isThrottled = () => events.some(({ kind }) => kind === 'waiting') && cloud.state.now < until;
    const until = cloud.state.now + 400_000;

    const result = await roll('ami-2', {
      faults: ({ name }) =>
        name === 'readTargetStates' && isThrottled() ? { kind: 'throttled' } : undefined,
    });

    const advanced = result.steps.find(({ kind }) => kind === 'drain');
    expect(result.outcome).toBe('deployed');
    expect(advanced?.startedAtMs).toBeGreaterThan(until);
    expect(events.filter(({ kind }) => kind === 'throttled').length).toBeGreaterThan(5);
    expect(worst()).toBeGreaterThanOrEqual(0);
  });

  it('a drain does not end on an answer that is not there', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    let detachedAt = Infinity;

    const result = await roll('ami-2', {
      faults: ({ name }) => {
        if (name === 'detachTrafficSources') detachedAt = cloud.state.now;
        const isBlind = name === 'readTargetStates' && cloud.state.now < detachedAt + 120_000;
        return detachedAt < Infinity && isBlind ? { kind: 'unavailable' } : undefined;
      },
    });

    const removal = result.steps.find(({ kind }) => kind === 'deleteGroup');
    expect(result.outcome).toBe('deployed');
    expect(removal?.startedAtMs).toBeGreaterThanOrEqual(detachedAt + 120_000);
  });

  it('a proof of a minute ago takes nothing out: previous stays when next broke since', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    const { worst } = cloud.watchServing(() => 3);

    const result = await roll('ami-2', {
      onEvent: (event) => {
        const isProven = event.kind === 'step-finished' && event.step.kind === 'awaitCapacity';
        if (isProven) cloud.state.images.set('ami-2', { isBad: true });
      },
    });

    expect(result).toMatchObject({ outcome: 'rolled-back', live: { name: 'web-v001', inService: 3 } });
    expect(result.reason).toMatch(/^`web-v002` does not serve, so `web-v001` stays after 15m: /);
    expect(cloud.changes.filter((change) => /(resize|detach|delete)\S* web-v001/.test(change))).toEqual([]);
    expect(worst()).toBeGreaterThanOrEqual(0);
  });

  it('a previous that broke by itself is no reason to remove a next that serves', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');

    const run = roll('ami-2', {
      plan: { bakeMs: 600_000 },
      bakeCheck: () => {
        cloud.state.images.set('ami-1', { isBad: true });
        return 'errors';
      },
    });

    await expect(run).rejects.toMatchObject({ code: 'NeedsPerson', nextCommand: 'clicamos abort' });
    expect(cloud.serving('web-v002')).toBe(3);
    expect(cloud.group('web-v002')?.sourceIds).toEqual(['web-elb']);
  });
});
