import { createFakeClock } from '../fake-clock.js';
import { createSimulatedCloud } from '../simulated-cloud.js';
import { makeGroup } from './make-group.js';

/** Three instances that serve. */
async function startedGroup() {
  const clock = createFakeClock();
  const cloud = createSimulatedCloud(clock, { 'ami-1': {} });
  await makeGroup(cloud, { name: 'web', imageId: 'ami-1', desiredCapacity: 3 });
  await clock.sleep(120_000);
  const port = cloud.port();
  const read = async () => {
    const [group] = await port.findGroups({ names: ['web'] });
    if (group === undefined) throw new Error('`web` is gone');
    return group;
  };
  return { clock, cloud, port, read };
}

describe('a simulated group', () => {
  it('does not take in what is protected, although its desired capacity falls', async () => {
    const { clock, cloud, port, read } = await startedGroup();
    const ids = (await read()).instances.map(({ instanceId }) => instanceId);
    await port.setInstanceProtection('web', ids.slice(1), true);

    await port.resizeGroup('web', { desiredCapacity: 1 });
    await clock.sleep(60_000);

    expect(await read()).toMatchObject({ desiredCapacity: 1, instances: [{ isProtected: true }, {}] });
    expect(cloud.serving('web')).toBe(2);
  });

  it('protects what it launches when it is told to', async () => {
    const { clock, port, read } = await startedGroup();

    await port.protectGroup('web', { newInstancesProtected: true });
    await port.resizeGroup('web', { desiredCapacity: 4 });
    await clock.sleep(10_000);

    expect((await read()).instances.map(({ isProtected }) => isProtected)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('moves its desired capacity into bounds that are set without it, and refuses what is out of them', async () => {
    const { port, read } = await startedGroup();

    await port.resizeGroup('web', { minSize: 4 });
    const raised = await read();
    await port.resizeGroup('web', { minSize: 0, maxSize: 2 });

    expect([raised.desiredCapacity, (await read()).desiredCapacity]).toEqual([4, 2]);
    await expect(port.resizeGroup('web', { desiredCapacity: 5 })).rejects.toMatchObject({ kind: 'invalid' });
    expect((await read()).desiredCapacity).toBe(2);
  });

  it.each([
    ['Terminate', { kind: 'resize', sizes: { desiredCapacity: 1 } }, 3],
    ['ReplaceUnhealthy', { kind: 'break', index: 0 }, 3],
    ['Launch', { kind: 'terminate', index: 0 }, 2],
  ] as const)('with %s suspended does not do that', async (process, action, left) => {
    const { clock, cloud, port, read } = await startedGroup();

    await port.suspendProcesses('web', [process]);
    cloud.operate('web', action);
    await clock.sleep(120_000);
    const suspended = await read();
    await port.resumeProcesses('web', [process]);
    await clock.sleep(120_000);
    const resumed = await read();

    expect(suspended.instances).toHaveLength(left);
    expect(resumed.instances.map(({ instanceId }) => instanceId)).not.toEqual(
      suspended.instances.map(({ instanceId }) => instanceId),
    );
  });

  it('is not deleted while it is protected, nor while it has instances', async () => {
    const { clock, port } = await startedGroup();
    await port.protectGroup('web', { deletionProtection: 'prevent-all-deletion' });

    await expect(port.deleteGroup('web')).rejects.toMatchObject({ kind: 'invalid' });
    await port.protectGroup('web', { deletionProtection: 'none' });
    await expect(port.deleteGroup('web')).rejects.toMatchObject({ kind: 'busy' });
    await port.resizeGroup('web', { minSize: 0, maxSize: 0, desiredCapacity: 0 });
    await clock.sleep(60_000);
    await port.deleteGroup('web');

    expect(await port.findGroups({ names: ['web'] })).toEqual([]);
  });

  it('keeps an instance in Standby out of the load balancer, and from being scaled in', async () => {
    const { clock, cloud, port, read } = await startedGroup();

    cloud.operate('web', { kind: 'standby', index: 0 });
    await port.resizeGroup('web', { minSize: 0, maxSize: 0, desiredCapacity: 0 });
    await clock.sleep(60_000);

    expect((await read()).instances).toMatchObject([{ lifecycleState: 'Standby' }]);
    expect(cloud.serving('web')).toBe(0);
  });

  it('tells why it cannot launch', async () => {
    const { clock, cloud, port } = await startedGroup();
    cloud.state.launchTrouble = { message: 'You have exceeded your quota' };

    await port.resizeGroup('web', { desiredCapacity: 4 });
    await clock.sleep(10_000);

    const [newest] = await port.readActivities('web');
    expect(newest).toMatchObject({ status: 'Failed', message: 'You have exceeded your quota' });
  });
});
