import { planRollout } from '../plan/plan-rollout.js';
import { createStory, kindsOf, ownTags } from '../testing/narrative.js';
import { runRollout } from './run-rollout.js';

it('runs on the time of the system where no clock is given, or none by name', async () => {
  const { cloud, roll } = createStory();
  await roll('ami-1');
  const plan = await planRollout(cloud.port(), { service: 'web', imageId: 'ami-1' });

  const ends = [{}, { clock: undefined as never }].map((given) =>
    runRollout(plan, { cloud: cloud.port(), ...given }),
  );

  await expect(Promise.all(ends)).resolves.toMatchObject([
    { outcome: 'nothing-to-do' },
    { outcome: 'nothing-to-do' },
  ]);
});

describe('a first deploy', () => {
  it('makes the first generation and ends with it live', async () => {
    const { cloud, events, roll } = createStory();

    const result = await roll('ami-1');

    expect(result).toMatchObject({
      outcome: 'deployed',
      live: { name: 'web-v001', inService: 3, desiredCapacity: 3 },
    });
    expect(result.removed).toBeUndefined();
    expect(cloud.serving('web-v001')).toBe(3);
    expect(cloud.group('web-v001')).toMatchObject({ minSize: 1, maxSize: 8, desiredCapacity: 3 });
    expect(ownTags(cloud.group('web-v001'))).toEqual({ service: 'web', role: 'live' });
    expect(events.flatMap((event) => (event.kind === 'step-finished' ? [event.step.kind] : []))).toEqual([
      'createLaunchTemplateVersion',
      'createGroup',
      'awaitCapacity',
      'finish',
    ]);
  });

  it('leaves nothing when it fails', async () => {
    const { cloud, roll } = createStory();

    const result = await roll('ami-bad');

    expect(result).toMatchObject({ outcome: 'rolled-back', removed: { name: 'web-v001' } });
    expect(result.live).toBeUndefined();
    expect(cloud.state.groups.size).toBe(0);
    expect(cloud.state.templates.size).toBe(0);
  });
});

describe('a roll', () => {
  it.each(['prevent-force-deletion', 'prevent-all-deletion'] as const)(
    'protects next from deletion as previous was, and takes away what it replaces: %s',
    async (deletionProtection) => {
      const { cloud, roll } = createStory();
      await roll('ami-1');
      await cloud.port().protectGroup('web-v001', { deletionProtection });

      const deployed = await roll('ami-2');
      const failed = await roll('ami-bad');

      expect([deployed.outcome, failed.outcome]).toEqual(['deployed', 'rolled-back']);
      expect([...cloud.state.groups.keys()]).toEqual(['web-v002']);
      expect(cloud.group('web-v002')?.deletionProtection).toBe(deletionProtection);
    },
  );

  it('has next tell, publish and keep suspended what previous does, but for what it needs to serve', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    const notification = {
      topicArn: 'arn:aws:sns:us-east-1:1:web',
      types: ['autoscaling:EC2_INSTANCE_LAUNCH'],
    };
    await cloud.port().putNotification('web-v001', notification);
    await cloud.port().enableMetrics('web-v001', ['GroupInServiceInstances']);
    await cloud.port().suspendProcesses('web-v001', ['AZRebalance', 'ReplaceUnhealthy']);

    const result = await roll('ami-2');

    expect(result.outcome).toBe('deployed');
    expect(cloud.group('web-v002')).toMatchObject({
      notifications: [notification],
      enabledMetrics: ['GroupInServiceInstances'],
      suspendedProcesses: ['AZRebalance'],
    });
  });

  it('has a recurring action of next start when it would have on previous, unless that is now', async () => {
    const { cloud, clock, roll } = createStory();
    await roll('ami-1');
    const startsAtMs = clock.now() + 30 * 86_400_000;
    const later = { name: 'later', definition: { Recurrence: '0 * * * *' }, startsAtMs };
    await cloud.port().putScheduledAction('web-v001', later);
    await cloud.port().putScheduledAction('web-v001', { ...later, name: 'soon', startsAtMs: clock.now() });

    await roll('ami-2');

    const { definition } = later;
    expect(cloud.group('web-v002')?.scheduledActions).toEqual([
      { name: 'night', definition: {} },
      later,
      { name: 'soon', definition },
    ]);
  });

  it('names Terminate where somebody suspends it in the middle, and goes on once it is resumed', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    const hints: string[] = [];
    const [previous, processes] = ['web-v001', ['Terminate']] as const;
    const port = cloud.port();

    const result = await roll('ami-2', {
      onEvent: (event) => {
        if (event.kind === 'step-started' && event.step.kind === 'deleteGroup')
          void port.suspendProcesses(previous, processes);
        if (event.kind !== 'waiting' || !event.reason.includes('Terminate')) return;
        hints.push(event.reason);
        void port.resumeProcesses(previous, processes);
      },
    });

    expect(result.outcome).toBe('deployed');
    expect(hints[0]).toContain(
      'Terminate is suspended: aws autoscaling resume-processes --auto-scaling-group-name web-v001 --scaling-processes Terminate',
    );
  });

  it('replaces the previous generation, in this order and with nothing left', async () => {
    const { cloud, events, roll } = createStory();
    await roll('ami-1');
    const { worst } = cloud.watchServing(() => 3);

    const result = await roll('ami-2');

    expect(result).toMatchObject({
      outcome: 'deployed',
      live: { name: 'web-v002', imageId: 'ami-2', inService: 3 },
      removed: { name: 'web-v001', imageId: 'ami-1' },
    });
    expect([...cloud.state.groups.keys()]).toEqual(['web-v002']);
    expect(ownTags(cloud.group('web-v002'))).toEqual({ service: 'web', role: 'live' });
    expect(cloud.group('web-v002')?.tags).toContainEqual({ key: 'team', value: 'web', propagate: true });
    expect(worst()).toBeGreaterThanOrEqual(0);
    const changes = cloud.changes.map((change) => change.replace(/ lease=.*$/, ''));
    expect(changes.filter((change) => change !== 'tagGroup web-v002')).toEqual([
      'createTemplateVersion web-v002 ami-2 rollout r-2 config 4f53cda1',
      'tagTemplate lt-1 generation=2',
      'createGroup web-v002',
      'putPolicy web-v002 cpu',
      'putScheduledAction web-v002 night',
      'tagGroup web-v002 step=holdPrevious',
      'tagGroup web-v001 service=web role=previous rollout=r-2 step=holdPrevious by=ana undo=start=3 sizes=1/3/8 lb=web-elb protected=none',
      'tagGroup web-v002 step=awaitCapacity',
      'setInstanceProtection web-v001 i-001,i-002,i-003 true',
      'tagGroup web-v002 step=drain',
      'detachTrafficSources web-v001 web-elb',
      'tagGroup web-v002 step=deleteGroup',
      'tagGroup web-v001 step=deleteGroup undo=start=3 sizes=1/3/8 lb=web-elb protected=none',
      'setInstanceProtection web-v001 i-001,i-002,i-003 false',
      'resizeGroup web-v001 minSize=0 maxSize=0 desiredCapacity=0',
      'protectGroup web-v002 newInstancesProtected=false',
      'deleteGroup web-v001',
      'tagGroup web-v002 step=finish',
      'setInstanceProtection web-v002 i-004,i-005,i-006 false',
      expect.stringMatching(/^tagTemplate lt-1 release-2=deployed \S+ wall=\d+ image=ami-2 by=ana$/),
      'tagGroup web-v002 role=live',
      expect.stringMatching(
        /^untagGroup web-v002 rollout,step,by,since,undo,undo-2,.*,suspended,lease,.*,kept-until$/,
      ),
    ]);
    expect(kindsOf(events)).toEqual([
      ...['rollout-started', 'step-started', 'step-finished', 'step-started', 'step-finished'],
      ...['step-started', 'step-finished'],
      ...['step-started', 'waiting', 'step-finished'],
      ...['step-started', 'waiting', 'step-finished'],
      ...['step-started', 'waiting', 'removed', 'step-finished'],
      ...['step-started', 'step-finished', 'finished'],
    ]);
  });

  it('takes little longer than the cloud needs', async () => {
    const { roll } = createStory();
    await roll('ami-1');

    const { wallMs, floorMs, steps } = await roll('ami-2');

    // 20 s of boot and 30 s of checks, 10 s of drain, then the instances end.
    expect(floorMs).toBeGreaterThan(55_000);
    expect(wallMs - floorMs).toBeLessThan(20_000);
    expect(steps.map(({ kind }) => kind)).toEqual([
      'createLaunchTemplateVersion',
      'createGroup',
      'holdPrevious',
      'awaitCapacity',
      'drain',
      'deleteGroup',
      'finish',
    ]);
  });

  it('tells at every poll what it waits for', async () => {
    const { events, roll } = createStory();
    await roll('ami-1');

    await roll('ami-2');

    const reasons = events.flatMap((event) =>
      event.kind === 'waiting' ? [`${event.step}: ${event.reason}`] : [],
    );
    expect(reasons[0]).toMatch(/^awaitCapacity: 0 of 3 serve; .*3 not launched yet$/);
    expect(reasons.join('\n')).toMatch(/awaitCapacity: .*i-004 is booting for \d+ s/);
    expect(reasons.join('\n')).toMatch(
      /awaitCapacity: .*is OutOfService in web-elb: Instance registration is still in progress; needs \d of 3 more checks, about \d+ s/,
    );
    expect(reasons.join('\n')).toMatch(
      /drain: 3 of web-v001 in web-elb: i-001 is InService, Instance deregistration/,
    );
    expect(reasons.join('\n')).toMatch(/deleteGroup: 3 instances are left of web-v001: i-001 Terminating/);
  });

  it('shows every instance of both groups in each waiting event', async () => {
    const { events, roll } = createStory();
    await roll('ami-1');

    await roll('ami-2');

    const snapshots = events.flatMap((event) => (event.kind === 'waiting' ? [event.snapshot] : []));
    const middle = snapshots.find(({ next }) => next?.instances.some(({ state }) => state === 'checking'));
    expect(middle).toMatchObject({
      wanted: 3,
      previous: {
        name: 'web-v001',
        imageId: 'ami-1',
        serving: 3,
        instances: [{ state: 'serving', text: 'serving' }, {}, {}],
      },
      next: { name: 'web-v002', imageId: 'ami-2', serving: 0, instances: [{ state: 'checking' }, {}, {}] },
    });
  });

  it('does nothing when the image is live already', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');

    const result = await roll('ami-1');

    expect(result).toMatchObject({ outcome: 'nothing-to-do', live: { name: 'web-v001', inService: 3 } });
    expect(result.reason).toBe('ami-1 is live already: web-v001 serves with 3 of 3');
    expect(cloud.changes).toEqual([]);
  });

  it('rolls the same image when the release changes something else', async () => {
    const { roll } = createStory();
    await roll('ami-1');

    const result = await roll('ami-1', { plan: { overrides: { instanceType: 't3.small' } } });
    const again = await roll('ami-1', { plan: { overrides: { instanceType: 't3.small' } } });

    expect([result.outcome, again.outcome]).toEqual(['deployed', 'nothing-to-do']);
  });

  it('follows a scale-out that happens in the middle', async () => {
    const { cloud, events, roll } = createStory();
    await roll('ami-1');
    let wanted = 3;
    const { worst } = cloud.watchServing(() => Math.min(wanted, 3));

    const result = await roll('ami-2', {
      onEvent: ({ kind }) => {
        const previous = cloud.group('web-v001');
        if (kind !== 'waiting' || wanted === 5 || previous === undefined) return;
        wanted = 5;
        previous.desiredCapacity = 5;
      },
    });

    expect(result).toMatchObject({ outcome: 'deployed', live: { desiredCapacity: 5, inService: 5 } });
    expect(events.find(({ kind }) => kind === 'capacity-changed')).toMatchObject({ from: 3, to: 5 });
    expect(cloud.group('web-v002')?.minSize).toBe(1);
    expect(worst()).toBeGreaterThanOrEqual(0);
  });

  it('adopts a group that somebody else made, and leaves its name and template alone', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    const legacy = cloud.group('web-v001');
    if (legacy === undefined) throw new Error('no group to adopt');
    cloud.state.groups.delete('web-v001');
    cloud.state.groups.set('legacy asg', { ...legacy, name: 'legacy asg', tags: [] });

    const result = await roll('ami-2', { plan: { adopt: 'legacy asg', firstGroup: undefined } });

    expect(result).toMatchObject({
      outcome: 'deployed',
      live: { name: 'web-v002' },
      removed: { name: 'legacy asg' },
    });
    expect([...cloud.state.groups.keys()]).toEqual(['web-v002']);
  });

  it('gives an adopted group back as it was when the image is bad', async () => {
    const { cloud, roll } = createStory();
    await roll('ami-1');
    const legacy = cloud.group('web-v001');
    if (legacy === undefined) throw new Error('no group to adopt');
    cloud.state.groups.delete('web-v001');
    cloud.state.groups.set('legacy', { ...legacy, name: 'legacy', tags: [] });
    let asked = 0;

    const result = await roll('ami-2', {
      plan: { adopt: 'legacy', firstGroup: undefined },
      bakeCheck: () => (++asked > 2 ? 'p99 jumped' : undefined),
    });

    expect(result).toMatchObject({ outcome: 'rolled-back', live: { name: 'legacy', inService: 3 } });
    expect(cloud.changes.join('\n')).toContain('detachTrafficSources legacy web-elb');
    expect(cloud.group('legacy')).toMatchObject({ tags: [], minSize: 1, sourceIds: ['web-elb'] });
  });

  it('lets next bake beside previous, and asks the check meanwhile', async () => {
    const { events, roll } = createStory();
    await roll('ami-1');
    let asked = 0;

    const result = await roll('ami-2', { plan: { bakeMs: 60_000 }, bakeCheck: () => void (asked += 1) });

    const bake = result.steps.find(({ kind }) => kind === 'bake');
    expect(result.outcome).toBe('deployed');
    expect(bake?.wallMs).toBe(60_000);
    expect(asked).toBeGreaterThan(10);
    expect(
      events.some((event) => event.kind === 'waiting' && event.reason === 'bakes for another 60 s'),
    ).toBe(true);
  });
});
