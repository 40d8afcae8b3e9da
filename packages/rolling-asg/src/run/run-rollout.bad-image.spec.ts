import { createStory, kindsOf, ownTags } from '../testing/narrative.js';

describe('a bad image', () => {
  it('is found soon after the grace period, with evidence, and previous is not touched', async () => {
    const { cloud, events, roll } = createStory();
    await roll('ami-1');
    const { worst } = cloud.watchServing(() => 3);

    const result = await roll('ami-bad', { collectEvidence: async () => ({ probe: 'last answers' }) });

    expect(result).toMatchObject({
      outcome: 'rolled-back',
      live: { name: 'web-v001', imageId: 'ami-1', inService: 3, desiredCapacity: 3 },
      removed: { name: 'web-v002', imageId: 'ami-bad' },
    });
    expect(result.reason).toMatch(
      /^Group `web-v002` is not going to serve: 3 of 3 instances never became healthy \(i-004: OutOfService in web-elb, Instance has failed/,
    );
    expect(result.evidence).toMatchObject({
      groupName: 'web-v002',
      activities: [{ description: 'Launching a new EC2 instance: i-006' }, {}, {}],
      extra: { probe: 'last answers' },
      gaps: [],
    });
    expect(result.evidence?.instances[0]).toMatchObject({
      instanceId: 'i-004',
      consoleOutput: 'console of i-004',
      states: [{ reasonCode: 'Instance', state: 'failing', says: 'OutOfService' }],
    });
    expect(result.wallMs).toBeLessThan(140_000);
    expect(cloud.changes.filter((change) => /(resize|detach|delete)\S* web-v001/.test(change))).toEqual([]);
    expect([...cloud.state.groups.keys()]).toEqual(['web-v001']);
    expect([...(cloud.state.templates.get('clicamos-web')?.versions.keys() ?? [])]).toEqual([1]);
    expect(worst()).toBeGreaterThanOrEqual(0);
    expect(kindsOf(events).slice(-5)).toEqual(['evidence', 'rolling-back', 'waiting', 'removed', 'finished']);
  });

  it('does not make the next release use its number again', async () => {
    const { roll } = createStory();
    await roll('ami-1');
    await roll('ami-bad');

    const result = await roll('ami-2');

    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v003' } });
  });

  it('is told from a slow boot', async () => {
    const { roll } = createStory();
    await roll('ami-1');

    const slow = await roll('ami-slow', { plan: { overrides: { healthCheckGraceMs: 90_000 } } });

    expect(slow).toMatchObject({ outcome: 'deployed', live: { imageId: 'ami-slow', inService: 3 } });
  });

  it('that never gets to its grace period runs into the deadline, and the error says the last reason', async () => {
    const { roll } = createStory();
    await roll('ami-1');

    const result = await roll('ami-late', {
      plan: { healthyDeadlineMs: 120_000, overrides: { healthCheckGraceMs: 600_000 } },
    });

    expect(result.outcome).toBe('rolled-back');
    expect(result.reason).toMatch(
      /^Group `web-v002` does not serve after 2m: 0 of 3 serve; i-004 is OutOfService in web-elb/,
    );
  });

  it('can be kept for a look, out of its load balancers, and the next release goes on without it', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');

    const result = await roll('ami-bad', { keepFailed: true });

    expect(result).toMatchObject({ outcome: 'rolled-back', live: { name: 'web-v001' } });
    expect(ownTags(cloud.group('web-v002'))).toEqual({ service: 'web', role: 'failed' });
    expect(cloud.group('web-v002')?.sourceIds).toEqual([]);
    expect(await roll('ami-2')).toMatchObject({ outcome: 'deployed', live: { name: 'web-v003' } });
  });

  it('that goes bad while previous drains brings previous back first', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    const broken = () => cloud.state.images.set('ami-2', { isBad: true });

    const result = await roll('ami-2', {
      faults: ({ name }) => {
        if (name === 'detachTrafficSources') broken();
        return undefined;
      },
    });

    expect(result).toMatchObject({ outcome: 'rolled-back', live: { name: 'web-v001', inService: 3 } });
    expect(result.reason).toMatch(/^`web-v002` stopped serving while `web-v001` drained: 0 of 2 serve/);
    const order = cloud.changes.filter((change) =>
      /attachTraffic|detachTraffic|deleteGroup|untag/.test(change),
    );
    expect(order).toEqual([
      'detachTrafficSources web-v001 web-elb',
      'attachTrafficSources web-v001 web-elb',
      'detachTrafficSources web-v002 web-elb',
      'deleteGroup web-v002',
      expect.stringMatching(
        /^untagGroup web-v001 rollout,step,by,since,undo,undo-2,.*,suspended,lease,.*,kept-until$/,
      ),
    ]);
    expect(ownTags(cloud.group('web-v001'))).toEqual({ service: 'web', role: 'live' });
    expect(cloud.group('web-v001')?.minSize).toBe(1);
  });

  it('by the word of the bake check is taken back', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    const { worst } = cloud.watchServing(() => 3);

    const result = await roll('ami-2', { plan: { bakeMs: 60_000 }, bakeCheck: () => '3 requests were lost' });

    expect(result).toMatchObject({
      outcome: 'rolled-back',
      reason: 'The bake check failed: 3 requests were lost',
    });
    expect(cloud.serving('web-v001')).toBe(3);
    expect(worst()).toBeGreaterThanOrEqual(0);
  });
});
