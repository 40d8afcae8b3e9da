import { isRolloutError } from '../cloud/errors.js';
import { planRollout } from '../plan/plan-rollout.js';
import { runRollout } from './run-rollout.js';
import { createStory, ownTags } from '../testing/narrative.js';

describe('the lock', () => {
  it('tells the second one at plan time who rolls, since when and at what step', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    let error: unknown;
    const signal = new AbortController();

    await roll('ami-2', {
      signal: signal.signal,
      onEvent: (event) => {
        if (event.kind !== 'waiting' || error !== undefined) return;
        error = 'asked';
        void planRollout(cloud.port(), { service: 'web', imageId: 'ami-slow', clock }).catch(
          (reason: unknown) => {
            error = reason;
          },
        );
      },
    });

    expect(isRolloutError(error, 'Locked')).toBe(true);
    expect(error).toMatchObject({
      holder: { rolloutId: 'r-2', groupName: 'web-v002', by: 'ana', step: 'awaitCapacity' },
      message: expect.stringMatching(
        /^`web` is being rolled out: r-2 to `web-v002`, by ana, since .*, at step awaitCapacity, last seen \d+ s ago$/,
      ),
    });
    expect(clock.sleeping()).toBe(0);
  });

  it('is held through a long wait by what each look reads: next is read by itself at no renewal', async () => {
    const { clock, roll } = createStory();
    await roll('ami-1');
    const readAlone: unknown[] = [];
    let renewals = 0;
    let hasBegun = false;

    await roll('ami-slow', {
      faults: ({ name, args: [first, second] }) => {
        const names = name === 'findGroups' ? Reflect.get(Object(first), 'names') : undefined;
        if (hasBegun && Array.isArray(names) && names.length === 1) readAlone.push(names);
        if (hasBegun && name === 'tagGroup' && Object.keys(Object(second)).join() === 'clicamos:lease')
          renewals += 1;
        return undefined;
      },
      onEvent: ({ kind, ...event }) => {
        if (kind === 'waiting') hasBegun = 'step' in event && event.step === 'awaitCapacity';
        if (kind === 'step-finished') hasBegun = false;
      },
    });

    expect(renewals).toBeGreaterThan(0);
    expect(readAlone).toEqual([]);
    expect(clock.sleeping()).toBe(0);
  });

  it('is won by one of two that planned at the same time, and the other leaves nothing', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    const first = await planRollout(cloud.port(), { service: 'web', imageId: 'ami-2', rolloutId: 'r-one' });
    const second = await planRollout(cloud.port(), {
      service: 'web',
      imageId: 'ami-slow',
      rolloutId: 'r-two',
      by: 'ben',
    });

    const results = await Promise.allSettled(
      [first, second].map((plan) => runRollout(plan, { cloud: cloud.port(), clock })),
    );

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(results[1]).toMatchObject({ reason: { code: 'Locked', holder: { rolloutId: 'r-one' } } });
    expect([...cloud.state.groups.keys()]).toEqual(['web-v002']);
    const texts = [...(cloud.state.templates.get('clicamos-web')?.versions.values() ?? [])].map(
      (one) => one.description,
    );
    expect(texts.some((text) => text.includes('r-two'))).toBe(false);
  });

  it('stops a plan whose generation was made meanwhile', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    const stale = await planRollout(cloud.port(), { service: 'web', imageId: 'ami-slow' });
    await roll('ami-2');

    const run = runRollout(stale, { cloud: cloud.port(), clock });

    await expect(run).rejects.toMatchObject({
      code: 'Stale',
      message: expect.stringContaining('plan again'),
    });
    expect(cloud.serving('web-v002')).toBe(3);
    expect(ownTags(cloud.group('web-v002'))).toEqual({ service: 'web', role: 'live' });
  });

  it('fences a runner off when another one has taken over, and touches nothing more', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    let changesThen = 0;

    const run = roll('ami-2', {
      onEvent: ({ kind }) => {
        const next = cloud.group('web-v002');
        if (kind !== 'waiting' || next === undefined) return;
        next.tags = [
          ...next.tags.filter(({ key }) => key !== 'clicamos:rollout'),
          { key: 'clicamos:rollout', value: 'r-new', propagate: false },
        ];
        changesThen = cloud.changes.length;
      },
    });

    await expect(run).rejects.toMatchObject({ code: 'Fenced', holder: { rolloutId: 'r-new' } });
    expect(cloud.changes).toHaveLength(changesThen);
  });

  it('is won by one of two that gave themselves different numbers', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    const older = await planRollout(cloud.port(), { service: 'web', imageId: 'ami-2', rolloutId: 'r-one' });
    const newer = await planRollout(cloud.port(), {
      service: 'web',
      imageId: 'ami-slow',
      rolloutId: 'r-two',
    });
    const skewed = { ...newer, generation: 3, next: { ...newer.next, name: 'web-v003' } };

    const results = await Promise.allSettled([
      runRollout(older, { cloud: cloud.port(), clock }),
      runRollout(skewed, { cloud: cloud.port(), clock }),
    ]);

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect([...cloud.state.groups.keys()]).toHaveLength(1);
  });
});
