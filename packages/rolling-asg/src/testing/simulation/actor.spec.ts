import { createFakeClock } from '../fake-clock.js';
import { createSimulatedCloud } from '../simulated-cloud.js';
import { createActor, type ActorOptions } from './actor.js';
import { makeGroup } from './make-group.js';

async function start(options: Partial<ActorOptions> = {}) {
  const clock = createFakeClock();
  const cloud = createSimulatedCloud(clock, { 'ami-1': {} });
  await makeGroup(cloud, { name: 'web', imageId: 'ami-1', desiredCapacity: 2 });
  const actor = createActor({ name: 'ana', cloud, clock, ...options });
  const tag = (key: string) => actor.port.tagGroup('web', { [key]: 'yes' });
  const tags = () => (cloud.group('web')?.tags ?? []).map(({ key }) => key);
  return { clock, cloud, actor, tag, tags };
}

describe('an actor', () => {
  it('that is killed makes no call any more, and what it waits for never comes', async () => {
    const { clock, actor, tag, tags } = await start();
    let isSettled = false;
    await tag('before');

    actor.kill();
    void tag('after').finally(() => (isSettled = true));
    void actor.clock.sleep(1_000).finally(() => (isSettled = true));
    await clock.sleep(10_000);

    expect([tags(), isSettled]).toEqual([['before'], false]);
  });

  it('that is killed while a call is on its way has still made it', async () => {
    const { clock, actor, tag, tags } = await start({ latencyMs: () => 2_000 });

    void tag('late');
    await clock.sleep(500);
    actor.kill();
    await clock.sleep(5_000);

    expect(tags()).toEqual(['late']);
  });

  it('whose machine sleeps wakes up to a clock that has jumped', async () => {
    const { clock, actor } = await start();
    const before = actor.clock.now();

    const nap = actor.clock.sleep(1_000);
    actor.fallAsleep(600_000);
    await nap;

    expect(actor.clock.now() - before).toBe(600_000);
    expect(clock.now() - before).toBe(600_000);
  });

  it('names itself as the cause of what it does', async () => {
    const { clock, cloud, actor } = await start();
    await clock.sleep(60_000);

    await actor.port.resizeGroup('web', { minSize: 0, desiredCapacity: 1 });
    await clock.sleep(2_000);
    cloud.settle();

    expect(cloud.group('web')?.instances.map(({ endedBy }) => endedBy)).toEqual([undefined, 'ana']);
  });
});
