import { createFakeClock } from '../fake-clock.js';
import { createSimulatedCloud } from '../simulated-cloud.js';
import { makeGroup } from './make-group.js';

async function groupOfTwo() {
  const clock = createFakeClock();
  const cloud = createSimulatedCloud(clock, { 'ami-1': {} });
  await makeGroup(cloud, { name: 'web', imageId: 'ami-1', desiredCapacity: 2 });
  const pass = async (ms: number) => {
    await clock.sleep(ms);
    cloud.settle();
  };
  await pass(300_000);
  return { cloud, pass, port: cloud.port() };
}

describe('an instance that is ended by hand', () => {
  it.each(['ReplaceUnhealthy', 'Terminate'])(
    'stays in its list, unhealthy and registered nowhere, while `%s` is suspended, and is replaced then',
    async (process) => {
      const { cloud, pass, port } = await groupOfTwo();
      await port.suspendProcesses('web', [process]);

      cloud.operate('web', { kind: 'terminate', index: 0 });
      await pass(300_000);
      const [group] = await port.findGroups({ names: ['web'] });
      const states = await port.readTargetStates('web-elb');

      expect(group?.instances.map(({ healthStatus }) => healthStatus)).toEqual(['Unhealthy', 'Healthy']);
      expect(states.map(({ state }) => state)).toEqual(['serving']);
      await port.resumeProcesses('web', [process]);
      await pass(300_000);
      expect(cloud.serving('web')).toBe(2);
    },
  );
});
