import { createFakeClock } from '../fake-clock.js';
import { createSimulatedCloud } from '../simulated-cloud.js';
import { noDoubts, type Doubts } from './doubts.js';
import { makeGroup } from './make-group.js';

async function startedCloud(doubts: Partial<Doubts>) {
  const clock = createFakeClock();
  const cloud = createSimulatedCloud(clock, { 'ami-1': {} });
  await makeGroup(cloud, { name: 'web', imageId: 'ami-1', desiredCapacity: 3 });
  await clock.sleep(120_000);
  cloud.settle();
  cloud.state.doubts = { ...noDoubts, ...doubts };
  return { clock, cloud, port: cloud.port() };
}

const elb = ['web-elb'];

describe('where AWS is not known for sure', () => {
  it('attaching while the group is being removed is taken or refused, until it has left', async () => {
    const taken = await startedCloud({ attachWhileRemoving: 'taken' });
    const refused = await startedCloud({ attachWhileRemoving: 'refused' });
    for (const { port } of [taken, refused]) await port.detachTrafficSources('web', elb);

    await taken.port.attachTrafficSources('web', elb);
    const early = refused.port.attachTrafficSources('web', elb);

    await expect(early).rejects.toMatchObject({ kind: 'busy' });
    await refused.clock.sleep(10_000);
    await refused.port.attachTrafficSources('web', elb);
    expect([taken, refused].map(({ cloud }) => cloud.group('web')?.sourceIds)).toEqual([elb, elb]);
  });

  it('detaching once more is taken or refused', async () => {
    const taken = await startedCloud({ detachWhileRemoving: 'taken' });
    const refused = await startedCloud({ detachWhileRemoving: 'refused' });
    for (const { port } of [taken, refused]) await port.detachTrafficSources('web', elb);

    await taken.port.detachTrafficSources('web', elb);
    const again = refused.port.detachTrafficSources('web', elb);

    await expect(again).rejects.toMatchObject({ kind: 'invalid' });
  });

  it.each([
    [true, 2],
    [false, 0],
  ])(
    'a re-attach makes the group replace those that are not healthy first (%s)',
    async (reattachReplaces, replaced) => {
      const { clock, cloud, port } = await startedCloud({ reattachReplaces });
      const before = (cloud.group('web')?.instances ?? []).map(({ id }) => id);

      await port.detachTrafficSources('web', elb);
      await clock.sleep(30_000);
      await port.attachTrafficSources('web', elb);
      await clock.sleep(120_000);

      expect(cloud.serving('web')).toBe(3);
      const after = (cloud.group('web')?.instances ?? []).map(({ id }) => id);
      expect(after.filter((id) => !before.includes(id))).toHaveLength(replaced);
    },
  );

  it('a new template version can be unusable, and a new group denied, for a moment', async () => {
    const { clock, cloud } = await startedCloud({ templateLagMs: 5_000, tagConditionLagMs: 5_000 });

    const early = makeGroup(cloud, { name: 'api', imageId: 'ami-1', desiredCapacity: 1 });

    await expect(early).rejects.toMatchObject({ kind: 'invalid' });
    cloud.state.doubts = { ...cloud.state.doubts, templateLagMs: 0 };
    await makeGroup(cloud, { name: 'new', imageId: 'ami-1', desiredCapacity: 1 });
    await expect(cloud.port().tagGroup('new', { a: 'b' })).rejects.toMatchObject({ kind: 'denied' });
    await clock.sleep(6_000);
    await cloud.port().tagGroup('new', { a: 'b' });
    expect(cloud.group('new')?.tags).toMatchObject([{ key: 'a' }]);
  });

  it('an empty group can be busy, and then be listed while it goes', async () => {
    const { clock, cloud, port } = await startedCloud({ busyMs: 20_000, deletingMs: 10_000 });
    await port.resizeGroup('web', { minSize: 0, maxSize: 0, desiredCapacity: 0 });
    await clock.sleep(30_000);

    await expect(port.deleteGroup('web')).rejects.toMatchObject({ kind: 'busy' });
    await clock.sleep(20_000);
    await port.deleteGroup('web');

    expect(await port.findGroups({ names: ['web'] })).toMatchObject([{ isDeleting: true }]);
    await clock.sleep(15_000);
    cloud.settle();
    expect(cloud.group('web')).toBeUndefined();
  });
});
