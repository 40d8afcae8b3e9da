import { createFakeClock } from '../fake-clock.js';
import { createSimulatedCloud, type Fault } from '../simulated-cloud.js';
import { makeGroup } from './make-group.js';

/** A port whose first call is hit. */
async function hit(fault: Fault) {
  const clock = createFakeClock();
  const cloud = createSimulatedCloud(clock, { 'ami-1': {} });
  cloud.state.pastMs = 60_000;
  await makeGroup(cloud, { name: 'web', imageId: 'ami-1', desiredCapacity: 2 });
  await clock.sleep(120_000);
  cloud.settle();
  return { clock, cloud, port: cloud.port(({ index }) => (index === 1 ? fault : undefined)) };
}

const names = { names: ['web'] };

describe('a port that fails', () => {
  it('loses an answer although the call was made', async () => {
    const { cloud, port } = await hit({ kind: 'unavailable', isDone: true });

    const call = port.tagGroup('web', { a: 'b' });

    await expect(call).rejects.toMatchObject({ kind: 'unavailable' });
    expect(cloud.group('web')?.tags).toMatchObject([{ key: 'a', value: 'b' }]);
  });

  it('makes a call late, whether its caller waits or has given up', async () => {
    const { clock, cloud, port } = await hit({ kind: 'late', ms: 20_000 });
    const stop = new AbortController();

    const call = port.tagGroup('web', { a: 'b' }, stop.signal);
    stop.abort(new Error('enough'));

    await expect(call).rejects.toThrow('enough');
    expect(cloud.group('web')?.tags).toEqual([]);
    await clock.sleep(21_000);
    expect(cloud.group('web')?.tags).toHaveLength(1);
  });

  it('answers late calls with an error at once where that is asked', async () => {
    const { clock, cloud, port } = await hit({ kind: 'late', ms: 20_000, error: 'unavailable' });

    await expect(port.tagGroup('web', { a: 'b' })).rejects.toMatchObject({ kind: 'unavailable' });
    expect(cloud.group('web')?.tags).toEqual([]);
    await clock.sleep(21_000);
    expect(cloud.group('web')?.tags).toHaveLength(1);
  });

  it('never answers, but honours the signal', async () => {
    const { port } = await hit({ kind: 'hangs' });
    const stop = new AbortController();

    const call = port.findGroups(names, stop.signal);
    stop.abort(new Error('too long'));

    await expect(call).rejects.toThrow('too long');
  });

  it.each([
    ['all', 3, ['old']],
    ['tags', 2, ['old']],
  ] as const)('answers what was true before: %s', async (what, desiredCapacity, tags) => {
    const { clock, cloud, port } = await hit({ kind: 'stale', ms: 10_000, what });
    const other = cloud.port();
    await other.tagGroup('web', { old: 'yes' });
    await other.resizeGroup('web', { desiredCapacity: 3 });
    await clock.sleep(20_000);
    await other.tagGroup('web', { new: 'yes' });
    await other.resizeGroup('web', { desiredCapacity: 2 });
    await clock.sleep(2_000);

    const [then] = await port.findGroups(names);
    const [now] = await port.findGroups(names);

    expect(then?.desiredCapacity).toBe(desiredCapacity);
    expect(then?.tags.map(({ key }) => key)).toEqual(tags);
    expect(now?.tags).toHaveLength(2);
  });

  it('leaves groups and rows out, or says Unknown', async () => {
    const absent = await hit({ kind: 'absent', name: 'web' });
    const rows = await hit({ kind: 'absent' });
    const unknown = await hit({ kind: 'unknown', name: 'web' });

    expect(await absent.port.findGroups(names)).toEqual([]);
    expect(await rows.port.readTargetStates('web-elb')).toEqual([]);
    expect(await unknown.port.readTargetStates('web-elb')).toMatchObject([
      { says: 'Unknown' },
      { says: 'Unknown' },
    ]);
  });
});
