import type { TrafficSource } from '../cloud/traffic-source.js';
import { createStory, firstGroup, ownTags } from '../testing/narrative.js';
import { webElb } from '../testing/simulated-cloud.js';

const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web-tg/0123456789abcdef';
const webTargets: TrafficSource = {
  ...webElb,
  kind: 'target-group',
  id: arn,
  name: 'web-tg',
  targetGroup: { targetType: 'instance', protocol: 'HTTP', port: 80, vpcId: 'vpc-1' },
};
const behind = (...sourceIds: string[]) => ({ firstGroup: { ...firstGroup, sourceIds } });

describe('a roll behind target groups', () => {
  it.each([
    ['a target group', [arn]],
    ['a Classic Load Balancer and a target group', ['web-elb', arn]],
  ])('replaces a generation behind %s, and never serves with less', async (_name, sourceIds) => {
    const { cloud, roll } = createStory([webElb, webTargets]);
    await roll('ami-1', { plan: behind(...sourceIds) });
    const { worst } = cloud.watchServing(() => 3);

    const result = await roll('ami-2');

    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v002', inService: 3 } });
    expect(cloud.group('web-v002')?.sourceIds).toEqual(sourceIds);
    expect(cloud.changes).toContain(`detachTrafficSources web-v001 ${sourceIds.join(',')}`);
    expect(worst()).toBeGreaterThanOrEqual(0);
  });

  it('puts previous back behind what it was taken out of', async () => {
    const { cloud, roll } = createStory([webElb, webTargets]);
    await roll('ami-1', { plan: behind('web-elb', arn) });
    const abort = new AbortController();

    const result = await roll('ami-2', {
      signal: abort.signal,
      onEvent: (event) => {
        if (event.kind === 'step-started' && event.step.kind === 'deleteGroup') abort.abort(new Error('no'));
      },
    });

    expect(result).toMatchObject({ outcome: 'rolled-back', live: { name: 'web-v001', inService: 3 } });
    expect(cloud.group('web-v001')?.sourceIds).toEqual(['web-elb', arn]);
    expect(ownTags(cloud.group('web-v001'))).toEqual({ service: 'web', role: 'live' });
  });

  it('waits until slow start is over before previous goes', async () => {
    const { roll, events } = createStory([{ ...webTargets, slowStartMs: 120_000 }]);
    await roll('ami-1', { plan: behind(arn) });

    await roll('ami-2');

    const reasons = events.flatMap((event) => (event.kind === 'waiting' ? [event.reason] : []));
    expect(reasons).toContainEqual(
      expect.stringMatching(/^web-v002 is in the slow start of web-tg for another \d+/),
    );
    const at = (kind: string) =>
      events.find((event) => event.kind === 'step-started' && event.step.kind === kind)?.at ?? 0;
    expect(at('drain') - at('awaitCapacity')).toBeGreaterThanOrEqual(120_000);
  });

  it('is refused for a target group that nobody asks', async () => {
    const { cloud, roll } = createStory([{ ...webTargets, loadBalancers: [] }]);

    await expect(roll('ami-1', { plan: behind(arn) })).rejects.toMatchObject({
      code: 'Preflight',
      message: expect.stringContaining('Target group `web-tg` is on no listener of a load balancer'),
    });
    expect(cloud.changes).toEqual([]);
  });
});

describe('a roll of workers', () => {
  const workers = { ...behind(), traffic: 'none' as const };

  it('goes by the word of their group', async () => {
    const { cloud, events, roll } = createStory();
    await roll('ami-1', { plan: workers });

    const result = await roll('ami-2', { plan: workers });

    expect(result).toMatchObject({ outcome: 'deployed', live: { name: 'web-v002', inService: 3 } });
    expect([...cloud.state.groups.keys()]).toEqual(['web-v002']);
    expect(ownTags(cloud.group('web-v002'))).toEqual({ service: 'web', role: 'live', traffic: 'none' });
    const steps = events.flatMap((event) => (event.kind === 'step-finished' ? [event.step.kind] : []));
    expect(steps).not.toContain('drain');
  });

  it('goes back when the caller has a reason', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1', { plan: workers });

    const result = await roll('ami-2', {
      plan: { ...workers, bakeMs: 60_000 },
      bakeCheck: () => 'the queue grows',
    });

    expect(result).toMatchObject({
      outcome: 'rolled-back',
      reason: expect.stringContaining('the queue grows'),
      live: { name: 'web-v001', inService: 3 },
    });
    expect([...cloud.state.groups.keys()]).toEqual(['web-v001']);
  });

  it('has to be asked for: a group that lost its load balancer is not taken for workers', async () => {
    const { roll } = createStory();

    await expect(roll('ami-1', { plan: behind() })).rejects.toMatchObject({
      message: expect.stringContaining('of workers, which serve no traffic, say so: `traffic: none`'),
    });
  });
});
