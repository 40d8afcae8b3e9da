import { DeregisterImageCommand } from '@aws-sdk/client-ec2';
import { roll } from '../testing/emulated-rolls.js';
import { createEmulatedService, speed } from '../testing/emulated-service.js';
import { expectPortToHold, expectReadsOfNothing } from '../testing/expect-port.js';
import { createScaledClock } from '../testing/scaled-clock.js';
import { createAwsCloud } from './create-aws-cloud.js';

// Rolls under traffic: `emulator.judge.spec.ts`.
describe('the port over the AWS SDK, on the emulator', () => {
  it('reads nothing as nothing, and what it makes as it made it', async () => {
    await using service = await createEmulatedService();
    const cloud = createAwsCloud(service.clients);

    await expectReadsOfNothing(cloud, 'web');
    await expectPortToHold(cloud, {
      imageId: await service.registerImage('one'),
      subnetIds: service.firstGroup.subnetIds ?? [],
      sourceId: 'web',
    });
  });

  it('writes on a launch template, and takes away what it is told to', async () => {
    await using service = await createEmulatedService();
    const cloud = createAwsCloud(service.clients);
    await roll(service, await service.registerImage('one'));
    const { id, tags } = (await cloud.findTemplate('clicamos-web')) ?? { id: '', tags: {} };

    await cloud.tagTemplate(id, { team: 'web', tier: '1' });
    await cloud.untagTemplate(id, ['team', 'never-there']);

    expect(await cloud.findTemplate('clicamos-web')).toMatchObject({ tags: { ...tags, tier: '1' } });
    await cloud.untagTemplate(id, []);
    expect((await cloud.findTemplate('clicamos-web'))?.tags).toEqual({ ...tags, tier: '1' });
  }, 60_000);

  it('tells why a group cannot launch', async () => {
    await using service = await createEmulatedService();
    const cloud = createAwsCloud(service.clients);
    const imageId = await service.registerImage('one');
    await roll(service, imageId);

    await service.clients.ec2.send(new DeregisterImageCommand({ ImageId: imageId }));
    await cloud.resizeGroup('web-v001', { desiredCapacity: 3 });
    const failed = await waitFor(async () => {
      const activities = await cloud.readActivities('web-v001');
      return activities.find(({ failure }) => failure !== undefined);
    });

    expect(failed).toMatchObject({ status: 'Failed', failure: 'image' });
  }, 60_000);
});

async function waitFor<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  const clock = createScaledClock(speed);
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await clock.sleep(1_000);
  }
}
