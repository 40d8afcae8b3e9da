import { createFakeClock } from '../fake-clock.js';
import { createSimulatedCloud } from '../simulated-cloud.js';
import { noDoubts, type Doubts } from './doubts.js';
import { makeGroup } from './make-group.js';

async function groupIn(doubts: Partial<Doubts>) {
  const clock = createFakeClock();
  const cloud = createSimulatedCloud(clock, { 'ami-1': {} });
  cloud.state.doubts = { ...noDoubts, ...doubts };
  const made = makeGroup(cloud, { name: 'web', imageId: 'ami-1', desiredCapacity: 1 });
  return { clock, cloud, made };
}

describe('where it is not known what a program is answered', () => {
  it('tags are shown as they were a while ago, those of a new group as none', async () => {
    const { clock, cloud, made } = await groupIn({ tagLagMs: 3_000 });
    await made;
    const port = cloud.port();
    const shown = async () => (await port.findGroups({ names: ['web'] })).map(({ tags }) => tags.length);

    await port.tagGroup('web', { a: 'b' });
    const seen = [await shown()];
    await clock.sleep(4_000);
    seen.push(await shown());
    await port.untagGroup('web', ['a']);
    seen.push(await shown());
    await clock.sleep(4_000);
    seen.push(await shown());

    expect(seen).toEqual([[0], [1], [1], [0]]);
  });

  it('an instance profile that was made with the release is not known for a while', async () => {
    const { made } = await groupIn({ profileLagMs: 5_000 });

    await expect(made).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('Instance Profile'),
    });
  });

  it('credentials end, and a program that begins later has its own', async () => {
    const { clock, cloud, made } = await groupIn({ credentialsMs: 60_000 });
    await made;
    const first = cloud.port();
    await first.findGroups({ service: 'web' });

    await clock.sleep(61_000);
    const late = first.findGroups({ service: 'web' });

    await expect(late).rejects.toMatchObject({ kind: 'denied' });
    expect(await cloud.port().findGroups({ names: ['web'] })).toHaveLength(1);
  });
});
