import { createStory, ownTags } from '../testing/narrative.js';
import { diagnoseService } from './diagnose-service.js';
import { resumeRollout } from './resume-rollout.js';

/** Refuses every call from the first one of this name on: as if the runner had died there. */
const dead = (from: string) => {
  let isDead = false;
  return ({ name }: { readonly name: string }) => {
    isDead ||= name === from;
    return isDead ? ({ kind: 'refused' } as const) : undefined;
  };
};

describe('resumeRollout', () => {
  it.each(['putPolicy', 'setInstanceProtection', 'readTargetStates', 'detachTrafficSources', 'deleteGroup'])(
    'finishes a rollout whose runner died at %s, from the tags alone',
    async (from) => {
      const { cloud, clock, roll } = createStory();
      await roll('ami-1');
      const { worst } = cloud.watchServing(() => 3);
      await roll('ami-2', { faults: dead(from), plan: { bakeMs: 30_000 } }).catch(() => undefined);
      await clock.sleep(120_000);

      const result = await resumeRollout(cloud.port(), { service: 'web', clock, by: 'ben' });

      expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v002', inService: 3 } });
      expect([...cloud.state.groups.keys()]).toEqual(['web-v002']);
      expect(ownTags(cloud.group('web-v002'))).toEqual({ service: 'web', role: 'live' });
      expect(worst()).toBeGreaterThanOrEqual(0);
      expect(await diagnoseService(cloud.port(), { service: 'web', clock })).toEqual([]);
    },
    30_000,
  );

  it('bakes again what has not baked to its end', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    let asked = 0;
    const faults = dead('never');
    await roll('ami-2', {
      plan: { bakeMs: 60_000 },
      bakeCheck: () => {
        asked += 1;
        throw new Error('killed');
      },
      faults: ({ name }) => (asked > 0 ? { kind: 'refused' } : faults({ name })),
    }).catch(() => undefined);
    await clock.sleep(120_000);

    const result = await resumeRollout(cloud.port(), { service: 'web', clock });

    expect(result.steps.map(({ kind }) => kind)).toEqual(['bake', 'drain', 'deleteGroup', 'finish']);
    expect(result.steps[0]?.wallMs).toBeGreaterThanOrEqual(60_000);
  });

  it('is refused where there is none', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');

    const run = resumeRollout(cloud.port(), { service: 'web', clock });

    await expect(run).rejects.toMatchObject({
      code: 'BadOptions',
      message: '`web` has no rollout to resume',
    });
  });

  it('is refused while its runner lives, and tells who that is', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    await roll('ami-2', { faults: dead('detachTrafficSources') }).catch(() => undefined);

    const run = resumeRollout(cloud.port(), { service: 'web', clock });

    await expect(run).rejects.toMatchObject({ code: 'Locked', holder: { by: 'ana', groupName: 'web-v002' } });
  });

  it('with other settings than it was started with is refused, and names the key', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    const plan = { settings: { 'probe.ratePerSecond': '50' } };
    await roll('ami-2', { plan, faults: dead('detachTrafficSources') }).catch(() => undefined);
    await clock.sleep(120_000);

    const settings = { 'probe.ratePerSecond': '5' };
    const run = resumeRollout(cloud.port(), { service: 'web', clock, settings });

    await expect(run).rejects.toMatchObject({
      code: 'BadOptions',
      message: expect.stringContaining('probe.ratePerSecond was 50, is 5'),
    });
  });
});
