import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { DeregisterImageCommand } from '@aws-sdk/client-ec2';
import { planRollout } from '../plan/plan-rollout.js';
import type { RunOptions } from '../engine/context/run-options.js';
import { runRollout } from '../run/run-rollout.js';
import { createEmulatedService, speed } from '../testing/emulated-service.js';
import { expectPortToHold, expectReadsOfNothing } from '../testing/expect-port.js';
import { createScaledClock } from '../testing/scaled-clock.js';
import { startTraffic } from '../testing/steady-traffic.js';
import { createAwsCloud } from './create-aws-cloud.js';

type Service = Awaited<ReturnType<typeof createEmulatedService>>;

async function roll({ clients, firstGroup }: Service, imageId: string, options: Partial<RunOptions> = {}) {
  const cloud = createAwsCloud(clients);
  const plan = await planRollout(cloud, { service: 'web', imageId, firstGroup });
  return runRollout(plan, { cloud, clock: createScaledClock(speed), ...options });
}

async function groupNames({ clients }: Service): Promise<readonly (string | undefined)[]> {
  const { AutoScalingGroups = [] } = await clients.autoScaling.send(new DescribeAutoScalingGroupsCommand({}));
  return AutoScalingGroups.map(({ AutoScalingGroupName }) => AutoScalingGroupName);
}

describe('the engine over the AWS SDK, on the emulator, under traffic', () => {
  it.each(['classic', 'application', 'network'] as const)(
    'loses no request on a roll: %s',
    async (front) => {
      await using service = await createEmulatedService(front);
      await roll(service, await service.registerImage('one'));
      const stop = startTraffic(service.url);

      const result = await roll(service, await service.registerImage('two'));
      const { sent, lost, versions } = await stop();

      expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v002', inService: 2 } });
      expect(await groupNames(service)).toEqual(['web-v002']);
      expect(lost).toEqual([]);
      expect(versions).toEqual(['one', 'two']);
      expect(sent).toBeGreaterThan(100);
    },
    60_000,
  );

  it('loses no request on a bad image, and previous still serves', async () => {
    await using service = await createEmulatedService();
    await roll(service, await service.registerImage('one'));
    const stop = startTraffic(service.url);

    const result = await roll(service, await service.registerImage('bad', { isBad: true }));
    const { lost, versions } = await stop();

    expect(result).toMatchObject({ outcome: 'rolled-back', live: { name: 'web-v001', inService: 2 } });
    expect(result.reason).toContain('never became healthy');
    expect(await groupNames(service)).toEqual(['web-v001']);
    expect({ lost, versions }).toEqual({ lost: [], versions: ['one'] });
  }, 60_000);

  it.each(['classic', 'application'] as const)(
    'loses no request when the check fails in the middle of the drain: %s',
    async (front) => {
      await using service = await createEmulatedService(front);
      await roll(service, await service.registerImage('one'));
      const checks = [undefined, undefined, 'p99 jumped'];
      const stop = startTraffic(service.url);

      const result = await roll(service, await service.registerImage('two'), {
        bakeCheck: () => checks.shift(),
      });
      const { lost } = await stop();

      expect(result).toMatchObject({ outcome: 'rolled-back', live: { name: 'web-v001', inService: 2 } });
      expect(await groupNames(service)).toEqual(['web-v001']);
      expect(lost).toEqual([]);
    },
    60_000,
  );

  it('loses no request when it is stopped while next is already taking some', async () => {
    await using service = await createEmulatedService();
    await roll(service, await service.registerImage('one'));
    const abort = new AbortController();
    const stop = startTraffic(service.url);

    const result = await roll(service, await service.registerImage('two', { answerMs: 60 }), {
      signal: abort.signal,
      onEvent: (event) => {
        if (event.kind === 'waiting' && (event.snapshot.next?.serving ?? 0) > 0)
          abort.abort(new Error('ctrl-c'));
      },
    });
    const { lost, versions } = await stop();

    expect(result).toMatchObject({
      outcome: 'rolled-back',
      reason: 'aborted: ctrl-c',
      live: { inService: 2 },
    });
    expect(versions).toEqual(['one', 'two']);
    expect(lost).toEqual([]);
  }, 60_000);
});

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
