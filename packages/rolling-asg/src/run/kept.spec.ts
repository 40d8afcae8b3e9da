import { observeService } from '../observe/service/observe-service.js';
import { slowestTimeToHealthyMs } from '../observe/timing/health-timing.js';
import { planRollback } from '../plan/plan-rollback.js';
import { createStory, ownTags } from '../testing/narrative.js';
import { servingInstances } from '../testing/simulation/health.js';
import { diagnoseService } from './diagnose-service.js';
import { finishKept } from './finish-kept.js';
import { readHistory } from './read-history.js';
import { runRollout } from './run-rollout.js';

const keepPreviousMs = 1_800_000;

describe('a previous generation that is kept warm', () => {
  it('stays detached and whole after the rollout, and says until when', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');

    const result = await roll('ami-2', { plan: { keepPreviousMs } });

    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v002', inService: 3 } });
    expect(cloud.group('web-v001')).toMatchObject({ desiredCapacity: 3, sourceIds: [] });
    expect(cloud.group('web-v001')?.instances).toHaveLength(3);
    expect(ownTags(cloud.group('web-v001'))).toMatchObject({
      role: 'kept',
      'kept-until': expect.stringMatching(/^\d{4}-/),
    });
    expect(ownTags(cloud.group('web-v002'))).toEqual({ service: 'web', role: 'live' });
  });

  it('is attached again by a rollback, without a launch, and what was live goes', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    await roll('ami-2', { plan: { keepPreviousMs } });
    const { worst } = cloud.watchServing(() => 3);
    const before = cloud.group('web-v001')?.instances.map(({ id }) => id);

    const plan = await planRollback(cloud.port(), { service: 'web', clock });
    const result = await runRollout(plan, { cloud: cloud.port(), clock });

    expect(plan.steps[0]).toMatchObject({ kind: 'reclaimGroup', groupName: 'web-v001' });
    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v001', inService: 3 } });
    expect(cloud.group('web-v001')?.instances.map(({ id }) => id)).toEqual(before);
    expect([...cloud.state.groups.keys()]).toEqual(['web-v001']);
    expect(ownTags(cloud.group('web-v001'))).toEqual({ service: 'web', role: 'live' });
    expect(worst()).toBeGreaterThanOrEqual(0);
  });

  it('serves again at most 2 s after the health checks that its load balancer wants', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    await roll('ami-2', { plan: { keepPreviousMs } });
    const { sources } = await observeService(cloud.port(), { service: 'web', clock });
    const healthMs = slowestTimeToHealthyMs(sources.map(({ settings }) => settings));
    const begun = clock.now();
    const serves = () => {
      cloud.settle();
      const group = cloud.state.groups.get('web-v001');
      return group !== undefined && servingInstances(cloud.state, group).length === 3;
    };

    const plan = await planRollback(cloud.port(), { service: 'web', clock });
    const run = runRollout(plan, { cloud: cloud.port(), clock });
    while (!serves()) await clock.sleep(100);
    const servesAfterMs = clock.now() - begun;
    await run;

    expect(servesAfterMs - healthMs).toBeLessThanOrEqual(2_000);
    expect(servesAfterMs).toBeGreaterThan(0);
  });

  it('is removed by finish, and only then', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    await roll('ami-2', { plan: { keepPreviousMs } });

    const removed = await finishKept(cloud.port(), { service: 'web', clock });
    const again = await finishKept(cloud.port(), { service: 'web', clock });

    expect([removed, again]).toEqual([['web-v001'], []]);
    expect([...cloud.state.groups.keys()]).toEqual(['web-v002']);
  });

  it('is found by the doctor when its time is over', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    await roll('ami-2', { plan: { keepPreviousMs } });
    const early = await diagnoseService(cloud.port(), { service: 'web', clock });

    await clock.sleep(keepPreviousMs + 1_000);
    const late = await diagnoseService(cloud.port(), { service: 'web', clock });

    expect(early).toEqual([]);
    expect(late).toMatchObject([{ kind: 'kept-over', groupName: 'web-v001' }]);
  });

  it('goes when the next release is live', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    await roll('ami-2', { plan: { keepPreviousMs } });

    await roll('ami-3');

    expect([...cloud.state.groups.keys()]).toEqual(['web-v003']);
  });
});

describe('a rollback without a kept generation', () => {
  it('rolls to the release before, as a new one', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    await roll('ami-2');

    const plan = await planRollback(cloud.port(), { service: 'web', clock });
    const result = await runRollout(plan, { cloud: cloud.port(), clock });

    expect(plan.next).toMatchObject({ imageId: 'ami-1', base: { kind: 'version', version: '1' } });
    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v003', imageId: 'ami-1' } });
  });

  it.each([
    [99, '`web` has no release 99 to roll back to; there are 1 (ami-1)'],
    [undefined, '`web` has no earlier release to roll back to'],
  ])('to %s is refused when there is none, with what there is', async (to, text) => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    if (to !== undefined) await roll('ami-2');
    cloud.changes.length = 0;

    const plan = planRollback(cloud.port(), { service: 'web', clock, ...(to === undefined ? {} : { to }) });

    await expect(plan).rejects.toMatchObject({ code: 'BadOptions', message: text });
    expect(cloud.changes).toEqual([]);
  });

  it.each([[undefined], [2]])('to %s is refused when that image is gone, with what there is', async (to) => {
    const { cloud, clock, roll } = createStory();
    for (const imageId of ['ami-1', 'ami-2', 'ami-3']) await roll(imageId);
    cloud.state.images.delete('ami-2');
    cloud.changes.length = 0;

    const plan = planRollback(cloud.port(), { service: 'web', clock, ...(to === undefined ? {} : { to }) });

    await expect(plan).rejects.toMatchObject({
      code: 'BadOptions',
      message:
        'The image `ami-2` of version 2 of `clicamos-web` is gone: it cannot be rolled back to; there are 1 (ami-1)',
    });
    expect(cloud.changes).toEqual([]);
  });
});

describe('the history', () => {
  it('tells each release, how it ended and whether it runs, newest first', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    await roll('ami-bad');
    await roll('ami-2', { traffic: () => ({ sent: 1_000, lost: 0 }) });

    const history = await readHistory(cloud.port(), { service: 'web', clock });

    expect(history).toMatchObject([
      { imageId: 'ami-2', isRunning: true, record: { outcome: 'deployed', sent: 1_000, lost: 0, by: 'ana' } },
      { imageId: 'ami-bad', isRunning: false, isThere: false, record: { outcome: 'rolled-back' } },
      { version: 1, imageId: 'ami-1', isRunning: false, record: { outcome: 'deployed' } },
    ]);
  });
});
