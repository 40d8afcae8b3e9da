import { abortRollout } from './abort-rollout.js';
import { createStory, ownTags } from '../testing/narrative.js';

const dead = (from: string) => {
  let isDead = false;
  return ({ name }: { readonly name: string }) => {
    isDead ||= name === from;
    return isDead ? ({ kind: 'refused' } as const) : undefined;
  };
};

describe('abortRollout', () => {
  it('has nothing to do when nothing is in progress', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    cloud.changes.length = 0;

    const result = await abortRollout(cloud.port(), { service: 'web', clock });

    expect(result).toMatchObject({
      outcome: 'nothing-to-do',
      reason: 'no rollout is in progress',
      live: { name: 'web-v001' },
    });
    expect(cloud.changes).toEqual([]);
  });

  it('brings back a previous that had left its load balancers', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    let detached = false;
    const faults = ({ name }: { readonly name: string }) => {
      if (detached) return { kind: 'refused' } as const;
      detached = name === 'detachTrafficSources';
      return undefined;
    };
    await roll('ami-2', { faults }).catch(() => undefined);

    const result = await abortRollout(cloud.port(), { service: 'web', clock, by: 'ben' });

    expect(result).toMatchObject({
      outcome: 'rolled-back',
      live: { name: 'web-v001', inService: 3 },
      removed: { name: 'web-v002' },
    });
    expect(cloud.group('web-v001')).toMatchObject({ minSize: 1, sourceIds: ['web-elb'] });
    expect(ownTags(cloud.group('web-v001'))).toEqual({ service: 'web', role: 'live' });
  });

  it('goes forward when previous is already being deleted', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    await roll('ami-2', { faults: dead('deleteGroup') }).catch(() => undefined);

    const result = await abortRollout(cloud.port(), { service: 'web', clock });

    expect(result).toMatchObject({
      outcome: 'deployed',
      live: { name: 'web-v002', inService: 3 },
      removed: { name: 'web-v001' },
    });
    expect(ownTags(cloud.group('web-v002'))).toEqual({ service: 'web', role: 'live' });
  });

  it('gives an adopted group back without a tag of ours', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    const legacy = cloud.group('web-v001');
    if (legacy === undefined) throw new Error('no group to adopt');
    cloud.state.groups.delete('web-v001');
    cloud.state.groups.set('legacy', { ...legacy, name: 'legacy', tags: [] });
    await roll('ami-2', {
      plan: { adopt: 'legacy' },
      faults: dead('readConsole'),
      bakeCheck: () => 'no',
    }).catch(() => undefined);

    const result = await abortRollout(cloud.port(), { service: 'web', clock });

    expect(result).toMatchObject({ outcome: 'rolled-back', live: { name: 'legacy', inService: 3 } });
    expect(cloud.group('legacy')).toMatchObject({ tags: [], sourceIds: ['web-elb'] });
    expect([...cloud.state.groups.keys()]).toEqual(['legacy']);
  });

  it('asks a runner that still lives to go back, and tells how it ended', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    let abort: Promise<unknown> | undefined;

    const run = roll('ami-2', {
      onEvent: (event) => {
        if (event.kind === 'waiting' && event.step === 'drain')
          abort ??= abortRollout(cloud.port(), { service: 'web', clock });
      },
    });

    expect(await run).toMatchObject({ outcome: 'rolled-back', reason: 'aborted by unknown' });
    expect(await abort).toMatchObject({ outcome: 'rolled-back', live: { name: 'web-v001', inService: 3 } });
  });

  it('removes groups that were kept after a failure', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    await roll('ami-bad', { keepFailed: true });

    const result = await abortRollout(cloud.port(), { service: 'web', clock });

    expect(result.reason).toBe('removed web-v002, version 2, which r-2 had left');
    expect([...cloud.state.groups.keys()]).toEqual(['web-v001']);
  });
});
