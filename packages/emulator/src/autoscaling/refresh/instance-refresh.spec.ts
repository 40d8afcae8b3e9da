import type { RefreshPreferences, StartInstanceRefreshType } from '@aws-sdk/client-auto-scaling';
import { AwsError } from '../../service/aws-error.js';
import { createScene, type Scene } from '../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };
const second = { LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '2' } };
const hourMs = 3_600_000;

/** A group of that many, all in service. */
function createWeb(size: number, input: Parameters<Scene['createGroup']>[0] = {}): Scene {
  const scene = createScene();
  scene.createGroup({ DesiredCapacity: size, ...input });
  settle(scene);
  return scene;
}

function start(
  scene: Scene,
  preferences: RefreshPreferences = {},
  input: Partial<StartInstanceRefreshType> = { DesiredConfiguration: second },
) {
  return scene.call('StartInstanceRefresh', { ...named, Preferences: preferences, ...input });
}

const refreshes = (scene: Scene) => scene.call('DescribeInstanceRefreshes', named).InstanceRefreshes ?? [];
const told = (scene: Scene) => {
  const [last] = refreshes(scene);
  return `${last?.Status} ${last?.PercentageComplete}% ${last?.InstancesToUpdate} left`;
};
const reason = (scene: Scene) => refreshes(scene)[0]?.StatusReason;

/** `i-001 v1 InService` for each instance. */
const versions = (scene: Scene) =>
  (scene.group()?.Instances ?? []).map(
    ({ InstanceId, LaunchTemplate, LifecycleState }) =>
      `${InstanceId} v${LaunchTemplate?.Version} ${LifecycleState}`,
  );
const inService = (scene: Scene, version: number) =>
  versions(scene).filter((line) => line.endsWith(`v${version} InService`)).length;

/** Everything that was launched runs and passes, everything that was terminated is gone. */
function settle(scene: Scene): void {
  scene.boot();
  scene.bury();
}

/** Settles until the refresh has ended. */
function finish(scene: Scene, each: () => void = () => undefined): void {
  for (let round = 0; round < 50 && refreshes(scene)[0]?.EndTime === undefined; round += 1) {
    settle(scene);
    each();
  }
}

describe('an instance refresh', () => {
  it('replaces every instance by the desired configuration, which is the group’s when it has succeeded', () => {
    const scene = createWeb(3);
    const { InstanceRefreshId } = start(scene);
    const during = scene.group()?.LaunchTemplate?.Version;

    finish(scene);

    expect(during).toBe('1');
    expect(scene.group()?.LaunchTemplate?.Version).toBe('2');
    expect(versions(scene)).toEqual(['i-004 v2 InService', 'i-005 v2 InService', 'i-006 v2 InService']);
    expect(refreshes(scene)).toMatchObject([
      {
        InstanceRefreshId,
        AutoScalingGroupName: 'web',
        Status: 'Successful',
        PercentageComplete: 100,
        InstancesToUpdate: 0,
        DesiredConfiguration: second,
        Preferences: { MinHealthyPercentage: 90, InstanceWarmup: 0, SkipMatching: false },
        EndTime: expect.any(Date),
      },
    ]);
    expect(refreshes(scene)[0]?.RollbackDetails).toBeUndefined();
  });

  it('replaces with what the group has where nothing is desired', () => {
    const scene = createWeb(2);
    start(scene, {}, {});

    finish(scene);

    expect(told(scene)).toBe('Successful 100% 0 left');
    expect(versions(scene)).toEqual(['i-003 v1 InService', 'i-004 v1 InService']);
  });

  it('says in its activities why it launches and terminates', () => {
    const scene = createWeb(1);
    start(scene);

    finish(scene);

    expect(scene.activityOf('Terminating EC2 instance: i-001')?.Cause).toBe(
      'At 2026-03-01T10:00:00Z an instance was taken out of service in response to an instance refresh.  At 2026-03-01T10:00:00Z instance i-001 was selected for termination.',
    );
    expect(scene.activityOf('Launching a new EC2 instance: i-002')?.Cause).toBe(
      'At 2026-03-01T10:00:00Z an instance was launched in response to an instance refresh.',
    );
  });

  it.each([
    ['one at a time by default', {}, 2, 3],
    ['launching first at 100 percent', { MinHealthyPercentage: 100 }, 3, 4],
    ['launching first where both are 100', { MinHealthyPercentage: 100, MaxHealthyPercentage: 100 }, 3, 4],
    ['all beside all at 200', { MinHealthyPercentage: 100, MaxHealthyPercentage: 200 }, 3, 6],
    ['all at once at 0', { MinHealthyPercentage: 0 }, 0, 3],
    ['both ways in between', { MinHealthyPercentage: 60, MaxHealthyPercentage: 140 }, 2, 4],
  ])('keeps within the healthy percentages: %s', (_name, preferences, fewest, most) => {
    const scene = createWeb(3);
    const seen: (readonly [number, number])[] = [];
    const look = () => {
      const alive = versions(scene).filter((line) => !line.includes('Terminating'));
      seen.push([inService(scene, 1) + inService(scene, 2), alive.length]);
    };
    start(scene, preferences);
    look();

    finish(scene, look);

    expect(told(scene)).toBe('Successful 100% 0 left');
    expect(Math.min(...seen.map(([serving]) => serving))).toBe(fewest);
    expect(Math.max(...seen.map(([, alive]) => alive))).toBe(most);
    expect(inService(scene, 2)).toBe(3);
  });

  it.each([90, 100])('launches where it takes out, so that zones stay even: at %i percent', (percentage) => {
    const scene = createWeb(3);
    start(scene, { MinHealthyPercentage: percentage });

    finish(scene);
    scene.time.advance(hourMs);

    const zones = scene.members().map((line) => line.split(' ')[1]);
    expect(zones.toSorted()).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
    expect(scene.instances.launched).toHaveLength(6);
  });

  it('waits until each new instance has warmed up, by the clock', () => {
    const scene = createWeb(2);
    start(scene, { InstanceWarmup: 60 });
    settle(scene);

    expect(told(scene)).toBe('InProgress 0% 2 left');
    expect(reason(scene)).toBe(
      'Waiting for instances to warm up before continuing. For example: i-003 is warming up.',
    );
    scene.time.advance(59_999);
    expect(told(scene)).toBe('InProgress 0% 2 left');
    scene.time.advance(1);
    expect(told(scene)).toBe('InProgress 50% 1 left');
    settle(scene);
    scene.time.advance(60_000);
    expect(told(scene)).toBe('Successful 100% 0 left');
  });

  it('goes on only when the load balancer says that the new instance serves, where the group asks it', () => {
    const scene = createWeb(2, { LoadBalancerNames: ['web-elb'], HealthCheckType: 'ELB' });
    for (const id of ['i-001', 'i-002']) scene.trafficSources.pass('web-elb', id);
    start(scene, { MinHealthyPercentage: 100 });
    settle(scene);

    const before = told(scene);
    const because = reason(scene);
    scene.trafficSources.pass('web-elb', 'i-003');

    expect(before).toBe('InProgress 0% 2 left');
    expect(because).toBe(
      'Waiting for instances to pass their health checks before continuing. For example: i-003 is InService.',
    );
    expect(told(scene)).toBe('InProgress 50% 1 left');
    expect(versions(scene)).toContain('i-001 v1 Terminating');
  });

  it('fails after an hour without progress, and leaves the others as they were', () => {
    const scene = createWeb(2, { LoadBalancerNames: ['web-elb'], HealthCheckType: 'ELB' });
    for (const id of ['i-001', 'i-002']) scene.trafficSources.pass('web-elb', id);
    start(scene, { MinHealthyPercentage: 100 });
    settle(scene);

    scene.time.advance(hourMs - 1);
    const before = told(scene);
    scene.time.advance(1);
    scene.trafficSources.drained('web-elb', 'i-003');
    settle(scene);

    expect(before).toBe('InProgress 0% 2 left');
    expect(told(scene)).toBe('Failed 0% 2 left');
    expect(reason(scene)).toBe(
      'No progress was made for one hour. Waiting for instances to pass their health checks before continuing. For example: i-003 is InService.',
    );
    expect(versions(scene)).toEqual(['i-001 v1 InService', 'i-002 v1 InService']);
    expect(scene.group()?.LaunchTemplate?.Version).toBe('1');
  });

  it('takes no more out while nothing can be launched, and fails after an hour of that', () => {
    const scene = createWeb(3);
    scene.instances.refuse(new AwsError('InsufficientInstanceCapacity', 'none left'));
    start(scene);
    settle(scene);
    scene.time.advance(hourMs - 1);
    const before = `${told(scene)}: ${reason(scene)}`;
    scene.time.advance(1);

    expect(before).toBe('InProgress 0% 3 left: Waiting for instances to launch before continuing.');
    expect(told(scene)).toBe('Failed 0% 3 left');
    expect(inService(scene, 1)).toBe(2);
  });

  it('rolls back by itself where it may, and says so', () => {
    const scene = createWeb(2);
    start(scene, {
      AutoRollback: true,
      AlarmSpecification: { Alarms: ['too-many-errors'] },
      InstanceWarmup: 9,
    });
    settle(scene);
    scene.time.advance(9_000);
    settle(scene);
    const before = told(scene);

    scene.alarms.set('too-many-errors', 'ALARM');
    const during = told(scene);
    for (let round = 0; round < 4; round += 1) {
      settle(scene);
      scene.time.advance(9_000);
    }

    expect(before).toBe('InProgress 50% 1 left');
    expect(during).toMatch(/^RollbackInProgress .* 1 left$/);
    expect(told(scene)).toBe('RollbackSuccessful 0% 1 left');
    expect(refreshes(scene)[0]?.RollbackDetails).toEqual({
      RollbackReason: 'The CloudWatch alarm too-many-errors is in the ALARM state.',
      RollbackStartTime: expect.any(Date),
      PercentageCompleteOnRollback: 50,
      InstancesToUpdateOnRollback: 1,
    });
    expect(inService(scene, 1)).toBe(2);
    expect(scene.group()?.LaunchTemplate?.Version).toBe('1');
  });

  it('fails on an alarm where it may not roll back', () => {
    const scene = createWeb(2);
    start(scene, { AlarmSpecification: { Alarms: ['too-many-errors'] } });

    scene.alarms.set('too-many-errors', 'ALARM');

    expect(told(scene)).toBe('Failed 0% 2 left');
  });

  it('is rolled back on request, and keeps what stood while it launched ahead', () => {
    const scene = createWeb(3);
    start(scene, { MinHealthyPercentage: 100, MaxHealthyPercentage: 200, InstanceWarmup: 600 });
    settle(scene);
    const before = [inService(scene, 1), inService(scene, 2)];

    const { InstanceRefreshId } = scene.call('RollbackInstanceRefresh', named);
    finish(scene);

    expect(before).toEqual([3, 3]);
    expect(InstanceRefreshId).toBe(refreshes(scene)[0]?.InstanceRefreshId);
    expect(told(scene)).toBe('RollbackSuccessful 0% 3 left');
    expect(scene.instances.terminated).toEqual(['i-004', 'i-005', 'i-006']);
  });

  it('is cancelled when what is on its way has arrived; what is replaced stays so', () => {
    const scene = createWeb(3);
    start(scene);
    settle(scene);
    scene.call('CancelInstanceRefresh', named);
    const during = told(scene);

    finish(scene);

    expect(during).toBe('Cancelling 33% 2 left');
    expect(refreshes(scene)[0]).toMatchObject({
      Status: 'Cancelled',
      StatusReason: 'Cancelled due to user request.',
      PercentageComplete: 66,
      InstancesToUpdate: 1,
    });
    expect([inService(scene, 1), inService(scene, 2)]).toEqual([1, 2]);
    expect(scene.group()?.LaunchTemplate?.Version).toBe('1');
  });

  it('is cancelled at once where nothing is waited for, and what came ahead goes', () => {
    const scene = createWeb(2);
    start(scene, { MinHealthyPercentage: 100, MaxHealthyPercentage: 200 });

    scene.call('CancelInstanceRefresh', { ...named, WaitForTransitioningInstances: false });
    settle(scene);

    expect(told(scene)).toBe('Cancelled 0% 2 left');
    expect(versions(scene)).toEqual(['i-001 v1 InService', 'i-002 v1 InService']);
  });

  it('ends the newest of what came ahead of it', () => {
    const scene = createWeb(2);
    start(scene, { MinHealthyPercentage: 100 });
    scene.time.advance(1_000);
    scene.call('SetDesiredCapacity', { ...named, DesiredCapacity: 3 });

    scene.call('CancelInstanceRefresh', { ...named, WaitForTransitioningInstances: false });

    expect(scene.members().filter((line) => line.endsWith('Terminating'))).toEqual([
      expect.stringMatching(/^i-004 /),
    ]);
  });

  it('pauses at each checkpoint but the last, however large its steps', () => {
    const scene = createWeb(4);
    start(scene, { MinHealthyPercentage: 0, CheckpointPercentages: [20, 50, 100], CheckpointDelay: 60 });
    const tell: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      settle(scene);
      tell.push(told(scene));
    }
    const because = reason(scene);
    scene.time.advance(60_000);
    settle(scene);
    tell.push(told(scene));
    scene.time.advance(60_000);
    finish(scene);

    expect(new Set(tell)).toEqual(new Set(['InProgress 25% 3 left', 'InProgress 50% 2 left']));
    expect(because).toBe('The checkpoint of 20% was reached. Waiting for 60 seconds before continuing.');
    expect(told(scene)).toBe('Successful 100% 0 left');
  });

  it('rolls back without pauses', () => {
    const scene = createWeb(4);
    start(scene, { MinHealthyPercentage: 0, CheckpointPercentages: [20, 50, 100], CheckpointDelay: 60 });
    settle(scene);
    scene.time.advance(60_000);
    settle(scene);
    const before = told(scene);
    scene.call('RollbackInstanceRefresh', named);

    finish(scene);

    expect(before).toBe('InProgress 50% 2 left');
    expect(told(scene)).toBe('RollbackSuccessful 0% 2 left');
    expect(inService(scene, 1)).toBe(4);
  });

  it('ends at a last checkpoint below 100 percent', () => {
    const scene = createWeb(4);
    start(scene, { CheckpointPercentages: [50], CheckpointDelay: 60 });

    finish(scene);

    expect(told(scene)).toBe('Successful 50% 2 left');
    expect([inService(scene, 1), inService(scene, 2)]).toEqual([2, 2]);
  });

  it('bakes before it succeeds, and heeds alarms until then', () => {
    const scene = createWeb(1);
    start(scene, { BakeTime: 300, AlarmSpecification: { Alarms: ['too-many-errors'] }, AutoRollback: true });
    settle(scene);
    const baking = `${told(scene)}: ${reason(scene)}`;
    scene.time.advance(299_999);
    const still = told(scene);
    scene.alarms.set('too-many-errors', 'ALARM');
    finish(scene);

    expect(baking).toBe('Baking 100% 0 left: Baking for 300 seconds before completing.');
    expect(still).toBe('Baking 100% 0 left');
    expect(told(scene)).toBe('RollbackSuccessful 0% 0 left');
    expect(versions(scene)).toEqual(['i-003 v1 InService']);
  });

  it('skips what matches already', () => {
    const scene = createWeb(2);
    scene.call('UpdateAutoScalingGroup', { ...named, ...second });
    scene.call('SetDesiredCapacity', { ...named, DesiredCapacity: 3 });
    settle(scene);
    start(scene, { SkipMatching: true });

    finish(scene);

    expect(told(scene)).toBe('Successful 100% 0 left');
    expect(scene.instances.terminated).toEqual(['i-001', 'i-002']);
    start(scene, { SkipMatching: true });
    expect(told(scene)).toBe('Successful 100% 0 left');
    expect(scene.instances.launched).toHaveLength(5);
  });

  it.each([
    ['Refresh', 'Successful 100% 0 left', 0],
    ['Ignore', 'Successful 100% 0 left', 1],
    ['Wait', 'InProgress 50% 1 left', 1],
  ] as const)('of instances protected from scale-in: %s', (ScaleInProtectedInstances, end, kept) => {
    const scene = createWeb(2);
    const InstanceIds = ['i-001'];
    scene.call('SetInstanceProtection', { ...named, InstanceIds, ProtectedFromScaleIn: true });
    start(scene, { ScaleInProtectedInstances });

    finish(scene);

    expect(told(scene)).toBe(end);
    expect(inService(scene, 1)).toBe(kept);
  });

  it('fails after an hour of waiting for protection to be lifted, and goes on when it is', () => {
    const scene = createWeb(1);
    const protect = (ProtectedFromScaleIn: boolean) =>
      scene.call('SetInstanceProtection', { ...named, InstanceIds: ['i-001'], ProtectedFromScaleIn });
    protect(true);
    start(scene);
    const because = reason(scene);
    protect(false);
    finish(scene);
    const lifted = told(scene);
    scene.call('SetInstanceProtection', { ...named, InstanceIds: ['i-002'], ProtectedFromScaleIn: true });
    start(scene);
    scene.time.advance(hourMs);

    expect(because).toBe(
      'Waiting for instances that are protected from scale-in to be released. For example: i-001 is protected from scale-in.',
    );
    expect(lifted).toBe('Successful 100% 0 left');
    expect(told(scene)).toBe('Failed 0% 1 left');
  });

  it.each([
    ['Terminate', 'Successful 100% 0 left', 0],
    ['Ignore', 'Successful 100% 0 left', 1],
    ['Wait', 'InProgress 66% 1 left', 1],
  ] as const)('of instances in standby: %s', (StandbyInstances, end, standing) => {
    const scene = createWeb(3);
    scene.call('EnterStandby', { ...named, InstanceIds: ['i-001'], ShouldDecrementDesiredCapacity: true });
    start(scene, { StandbyInstances });

    finish(scene);

    expect(told(scene)).toBe(end);
    expect(versions(scene).filter((line) => line.endsWith('Standby'))).toHaveLength(standing);
    expect(inService(scene, 2)).toBe(2);
  });

  it('counts weights where the group does', () => {
    const policy = {
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId: 'lt-1', Version: '1' },
        Overrides: [{ InstanceType: 'c5.large' as const, WeightedCapacity: '2' }],
      },
    };
    const scene = createWeb(8, { LaunchTemplate: undefined, MixedInstancesPolicy: policy, MaxSize: 40 });
    const LaunchTemplate = {
      LaunchTemplateSpecification: { LaunchTemplateId: 'lt-1', Version: '2' },
    };
    const alive: number[] = [];
    start(
      scene,
      { MinHealthyPercentage: 100, MaxHealthyPercentage: 150 },
      { DesiredConfiguration: { MixedInstancesPolicy: { LaunchTemplate } } },
    );

    finish(scene, () => alive.push(versions(scene).filter((line) => !line.includes('Terminating')).length));

    expect(told(scene)).toBe('Successful 100% 0 left');
    expect(Math.max(...alive)).toBe(6);
    expect(inService(scene, 2)).toBe(4);
    expect(scene.group()?.MixedInstancesPolicy?.LaunchTemplate).toMatchObject({
      ...LaunchTemplate,
      Overrides: policy.LaunchTemplate.Overrides,
    });
  });

  it('launches what a scale-out wants from the desired configuration, and goes on', () => {
    const scene = createWeb(2);
    start(scene, { InstanceWarmup: 60 });
    scene.call('SetDesiredCapacity', { ...named, DesiredCapacity: 4 });
    for (let round = 0; round < 5; round += 1) {
      settle(scene);
      scene.time.advance(60_000);
    }

    expect(told(scene)).toBe('Successful 100% 0 left');
    expect(inService(scene, 2)).toBe(4);
  });

  it('does nothing while its process is suspended', () => {
    const scene = createWeb(1);
    scene.call('SuspendProcesses', { ...named, ScalingProcesses: ['InstanceRefresh'] });
    start(scene);
    const before = told(scene);
    scene.call('ResumeProcesses', named);
    finish(scene);

    expect(before).toBe('InProgress 0% 1 left');
    expect(told(scene)).toBe('Successful 100% 0 left');
  });

  it('is listed newest first, by page and by id', () => {
    const scene = createWeb(0);
    const ids = [1, 2, 3].map(() => start(scene).InstanceRefreshId ?? '');
    const list = (input: object) => scene.call('DescribeInstanceRefreshes', { ...named, ...input });

    const first = list({ MaxRecords: 2 });
    const rest = list({ MaxRecords: 2, NextToken: first.NextToken });
    const one = list({ InstanceRefreshIds: [ids[1] ?? ''] });

    const listed = [first, rest].flatMap(({ InstanceRefreshes = [] }) => InstanceRefreshes);
    expect(listed.map(({ InstanceRefreshId }) => InstanceRefreshId)).toEqual(ids.toReversed());
    expect(rest.NextToken).toBeUndefined();
    expect(one.InstanceRefreshes).toHaveLength(1);
  });
});

/** The code and the message of what is refused. */
function refused(request: () => unknown): string {
  try {
    request();
  } catch (error) {
    if (error instanceof AwsError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'nothing was refused';
}

describe('refused', () => {
  it('a second one, and what it is made from while it goes on', () => {
    const scene = createWeb(1);
    start(scene);

    expect(refused(() => start(scene))).toBe(
      'InstanceRefreshInProgress: An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.',
    );
    expect(refused(() => scene.call('UpdateAutoScalingGroup', { ...named, ...second }))).toMatch(
      /^ValidationError: An active instance refresh with a desired configuration exists/,
    );
    scene.call('UpdateAutoScalingGroup', { ...named, MaxSize: 9 });
    expect(scene.group()?.MaxSize).toBe(9);
  });

  it('to cancel or roll back where nothing goes on, or back already', () => {
    const scene = createWeb(2);
    const none =
      'ActiveInstanceRefreshNotFound: No in progress or pending Instance Refresh found for Auto Scaling group web';

    expect(refused(() => scene.call('CancelInstanceRefresh', named))).toBe(none);
    expect(refused(() => scene.call('RollbackInstanceRefresh', named))).toBe(none);
    start(scene, { InstanceWarmup: 60 });
    scene.call('RollbackInstanceRefresh', named);
    expect(refused(() => scene.call('RollbackInstanceRefresh', named))).toBe(none);
  });

  it.each([
    ['without a desired configuration', '1', {}, /no desired configuration/],
    ['from $Latest', '$Latest', { DesiredConfiguration: second }, /uses the \$Latest version/],
    ['from $Default', '$Default', { DesiredConfiguration: second }, /uses the \$Default version/],
  ])('to roll back %s', (_name, Version, input, why) => {
    const scene = createWeb(1, { LaunchTemplate: { LaunchTemplateId: 'lt-1', Version } });
    start(scene, {}, input);

    const error = refused(() => scene.call('RollbackInstanceRefresh', named));

    expect(error).toMatch(/^IrreversibleInstanceRefresh: /);
    expect(error).toMatch(why);
    scene.call('CancelInstanceRefresh', { ...named, WaitForTransitioningInstances: false });
    expect(refused(() => start(scene, { AutoRollback: true }, input))).toMatch(
      /AutoRollback parameter cannot be set to true when/,
    );
  });

  it.each<readonly [RefreshPreferences, RegExp]>([
    [{ MinHealthyPercentage: 101 }, /MinHealthyPercentage must be between 0 and 100, got 101/],
    [{ MaxHealthyPercentage: 110 }, /MinHealthyPercentage must be specified/],
    [{ MinHealthyPercentage: 90, MaxHealthyPercentage: 99 }, /MaxHealthyPercentage must be between 100/],
    [{ MinHealthyPercentage: 50, MaxHealthyPercentage: 151 }, /cannot be greater than 100/],
    [{ CheckpointDelay: 60 }, /CheckpointPercentages must be specified/],
    [{ CheckpointPercentages: [50, 20] }, /unique and in ascending order/],
    [{ CheckpointPercentages: [0] }, /CheckpointPercentages must be between 1 and 100, got 0/],
    [{ BakeTime: 172_801 }, /BakeTime must be between 0 and 172800/],
    [{ InstanceWarmup: -1 }, /InstanceWarmup must be 0 or more, got -1/],
    [{ AlarmSpecification: { Alarms: ['nobody'] } }, /alarms not found: nobody/],
    [JSON.parse('{"StandbyInstances":"Refresh"}'), /StandbyInstances must be one of Terminate, Ignore, Wait/],
    [JSON.parse('{"ScaleInProtectedInstances":"x"}'), /must be one of Refresh, Ignore, Wait, got x/],
  ])('preferences that AWS would refuse: %j', (preferences, why) => {
    const scene = createWeb(0);

    expect(refused(() => start(scene, preferences))).toMatch(why);
    expect(refreshes(scene)).toEqual([]);
  });

  it('an empty desired configuration, and another strategy', () => {
    const scene = createWeb(0);

    expect(refused(() => start(scene, {}, { DesiredConfiguration: {} }))).toMatch(/must contain either/);
    expect(refused(() => start(scene, {}, { Strategy: 'ReplaceRootVolume' }))).toMatch(/is not emulated/);
  });
});
