import { createFakeClock } from '../fake-clock.js';
import { createSimulatedCloud } from '../simulated-cloud.js';
import { makeGroup } from '../simulation/make-group.js';
import { watchFloor } from './watch-floor.js';

async function watched() {
  const clock = createFakeClock();
  const cloud = createSimulatedCloud(clock, { 'ami-1': {} });
  await makeGroup(cloud, { name: 'web', imageId: 'ami-1', desiredCapacity: 3 });
  await clock.sleep(120_000);
  cloud.settle();
  const reports: string[] = [];
  const floor = watchFloor({
    cloud,
    isOurs: (cause) => cause === 'ana',
    wantedAt: () => 3,
    report: (text) => void reports.push(text),
  });
  const pass = async (ms: number) => {
    await clock.sleep(ms);
    cloud.settle();
  };
  return { cloud, reports, floor, pass, ana: cloud.port(undefined, 'ana') };
}

describe('the floor', () => {
  it('reports who took what below it, by a detach and by a resize', async () => {
    const one = await watched();
    const other = await watched();

    await one.ana.detachTrafficSources('web', ['web-elb']);
    await other.ana.resizeGroup('web', { desiredCapacity: 2 });
    await other.pass(5_000);

    expect(one.reports).toEqual(['ana took i-001 of web, i-002 of web, i-003 of web: 0 serve, floor 3']);
    expect(other.reports).toEqual(['ana took i-003 of web: 2 serve, floor 3']);
    expect(one.floor.isLastLossOurs()).toBe(true);
  });

  it('says nothing of what the cloud or a person takes, and takes it off the floor', async () => {
    const { cloud, reports, floor, pass } = await watched();

    cloud.operate('web', { kind: 'break', index: 0 });
    cloud.operate('web', { kind: 'terminate', index: 1 });
    await pass(5_000);

    expect([reports, floor.now(), floor.isLastLossOurs()]).toEqual([[], 1, false]);
  });

  it('asks nothing of launches that a person suspended, but all that there was', async () => {
    const { cloud, reports, floor, pass, ana } = await watched();

    cloud.operate('web', { kind: 'suspend', processes: ['Launch'] });
    await ana.resizeGroup('web', { desiredCapacity: 5 });
    await pass(60_000);
    expect(floor.now()).toBe(1);
    await ana.resizeGroup('web', { desiredCapacity: 2 });
    await pass(5_000);

    expect([reports, floor.now()]).toEqual([['ana took i-003 of web: 2 serve, floor 3'], 3]);
  });

  it('asks nothing of instances that a person keeps out of the load balancer, but all that served', async () => {
    const { cloud, reports, floor, pass, ana } = await watched();

    cloud.operate('web', { kind: 'suspend', processes: ['AddToLoadBalancer'] });
    await ana.resizeGroup('web', { desiredCapacity: 4 });
    await pass(300_000);
    expect(floor.now()).toBe(2);
    await ana.resizeGroup('web', { desiredCapacity: 1 });
    await pass(5_000);

    expect([reports.length, floor.now()]).toEqual([1, 3]);
  });
});
