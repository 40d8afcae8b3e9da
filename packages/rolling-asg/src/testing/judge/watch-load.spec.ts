import { createFakeClock } from '../fake-clock.js';
import { createSimulatedCloud } from '../simulated-cloud.js';
import { makeGroup } from '../simulation/make-group.js';
import { watchLoad } from './watch-load.js';

describe('the modelled load', () => {
  it('loses what too few instances cannot answer, for as long as they are too few', async () => {
    const clock = createFakeClock();
    const cloud = createSimulatedCloud(clock, { 'ami-1': {} });
    await makeGroup(cloud, { name: 'web', imageId: 'ami-1', desiredCapacity: 3 });
    await clock.sleep(120_000);
    cloud.settle();
    const load = watchLoad(cloud, { instances: 3, perSecond: 10 });
    const pass = async (ms: number) => {
      await clock.sleep(ms);
      cloud.settle();
    };

    await pass(10_000);
    const before = [load.sent(), load.lost()];
    cloud.operate('web', { kind: 'break', index: 0 });
    await pass(10_000);

    expect(before).toEqual([300, 0]);
    expect([load.sent(), load.lost()]).toEqual([600, 100]);
  });
});
