import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { createAwsCloud } from '../../aws/create-aws-cloud.js';
import { planRollout } from '../../plan/plan-rollout.js';
import { createEmulatedService, speed } from '../../testing/emulated-service.js';
import { createScaledClock } from '../../testing/scaled-clock.js';
import { startTraffic } from '../../testing/steady-traffic.js';
import { runRollout } from '../run-rollout.js';

const longMs = 240_000;
const clock = createScaledClock(speed);

async function refreshedService() {
  const service = await createEmulatedService();
  const cloud = createAwsCloud(service.clients);
  const { firstGroup, clients } = service;
  const roll = async (imageId: string, strategy: 'replace' | 'refresh') => {
    const plan = await planRollout(cloud, { service: 'web', imageId, firstGroup, strategy, clock });
    return runRollout(plan, { cloud, clock });
  };
  await roll(await service.registerImage('web-1'), 'replace');
  const readGroup = async () => {
    const { AutoScalingGroups: [group] = [] } = await clients.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({}),
    );
    return group;
  };
  return { ...service, [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](), roll, readGroup };
}

describe('a refresh on the emulator, under traffic', () => {
  it(
    'loses no request, keeps the group and every setting of it but its launch template',
    async () => {
      await using service = await refreshedService();
      const before = await service.readGroup();
      const image = await service.registerImage('web-2');
      const stop = startTraffic(service.url);

      const result = await service.roll(image, 'refresh');

      const { lost, versions } = await stop();
      expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v001', inService: 2 } });
      expect(lost).toEqual([]);
      expect(versions).toEqual(['web-1', 'web-2']);
      const after = await service.readGroup();
      const { Instances: _was, LaunchTemplate: was, ...settings } = before ?? {};
      const { Instances: instances = [], LaunchTemplate: is, ...kept } = after ?? {};
      expect(kept).toEqual(settings);
      expect([was?.Version, is?.Version]).toEqual(['1', '2']);
      expect(instances.map(({ LaunchTemplate }) => LaunchTemplate?.Version)).toEqual(['2', '2']);
    },
    longMs,
  );

  it(
    'takes a bad image back without a lost request, and leaves the group as it was',
    async () => {
      await using service = await refreshedService();
      const before = await service.readGroup();
      const image = await service.registerImage('web-2', { isBad: true });
      const stop = startTraffic(service.url);

      const result = await service.roll(image, 'refresh');

      const { lost, versions } = await stop();
      expect(result).toMatchObject({
        outcome: 'rolled-back',
        live: { inService: 2 },
        reason: expect.stringContaining('are not going to serve'),
      });
      expect(lost).toEqual([]);
      expect(versions).toEqual(['web-1']);
      const { Instances: _was, ...settings } = before ?? {};
      const { Instances: _is, ...kept } = (await service.readGroup()) ?? {};
      expect(kept).toEqual(settings);
    },
    longMs,
  );
});
