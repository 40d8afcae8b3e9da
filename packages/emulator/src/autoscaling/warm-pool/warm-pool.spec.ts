import type { CreateAutoScalingGroupType, PutWarmPoolType } from '@aws-sdk/client-auto-scaling';
import { createScene, type Scene } from '../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };
const launching = {
  LifecycleHookName: 'hello',
  LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
  HeartbeatTimeout: 60,
};
const terminating = {
  LifecycleHookName: 'bye',
  LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
  HeartbeatTimeout: 60,
};

/** `i-002 us-east-1b Warmed:Stopped` for each instance of the pool. */
const pool = (scene: Scene) =>
  (scene.call('DescribeWarmPool', named).Instances ?? []).map(
    ({ InstanceId, AvailabilityZone, LifecycleState }) =>
      `${InstanceId} ${AvailabilityZone} ${LifecycleState}`,
  );

/** Boots, stops and buries whatever is on its way. */
function settle(scene: Scene): void {
  scene.boot();
  for (const id of scene.instances.ids())
    if (scene.instances.get(id)?.state === 'stopping') scene.instances.move(id, 'stopped');
  scene.boot();
  scene.bury();
}

/** A group of one instance that may have three, and its pool, settled. */
function createWarmScene(
  said: Partial<PutWarmPoolType> = {},
  group: Partial<CreateAutoScalingGroupType> = {},
): Scene {
  const scene = createScene();
  scene.createGroup({ DesiredCapacity: 1, MaxSize: 3, LoadBalancerNames: ['web-elb'], ...group });
  scene.boot();
  scene.call('PutWarmPool', { ...named, ...said });
  settle(scene);
  return scene;
}

const setDesired = (scene: Scene, DesiredCapacity: number) =>
  scene.call('SetDesiredCapacity', { ...named, DesiredCapacity });

describe('a warm pool', () => {
  it('holds the difference between maximum and desired capacity, stopped, in no load balancer', () => {
    const scene = createWarmScene();

    expect(pool(scene)).toEqual(['i-002 us-east-1a Warmed:Stopped', 'i-003 us-east-1b Warmed:Stopped']);
    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
    expect(scene.trafficSources.calls).toEqual(['register web-elb i-001']);
    expect(scene.group()).toMatchObject({
      WarmPoolConfiguration: { MinSize: 0, PoolState: 'Stopped' },
      WarmPoolSize: 2,
    });
    expect(scene.activityOf('i-002')).toMatchObject({
      Description: 'Launching a new EC2 instance into warm pool: i-002',
      StatusCode: 'Successful',
    });
  });

  it.each([
    ['Running', 'Warmed:Running'],
    ['Stopped', 'Warmed:Stopped'],
    ['Hibernated', 'Warmed:Hibernated'],
  ] as const)('keeps its instances as it is told: %s', (PoolState, state) => {
    const scene = createWarmScene({ PoolState, MaxGroupPreparedCapacity: 2 });

    expect(pool(scene)).toEqual([`i-002 us-east-1a ${state}`]);
    expect(scene.instances.get('i-002')?.state).toBe(PoolState === 'Running' ? 'running' : 'stopped');
  });

  it.each([
    ['its maximum less the desired capacity', {}, 2],
    ['a maximum prepared capacity instead of the maximum', { MaxGroupPreparedCapacity: 2 }, 1],
    ['a prepared capacity of less than the group has', { MaxGroupPreparedCapacity: 0 }, 0],
    ['at least its minimum', { MinSize: 4 }, 4],
    ['its minimum beyond what is prepared', { MinSize: 2, MaxGroupPreparedCapacity: 2 }, 2],
  ])('has the size that it is told: %s', (_case, said, size) => {
    expect(pool(createWarmScene(said))).toHaveLength(size);
  });

  it('gives up its maximum with -1, and keeps what a request does not say', () => {
    const scene = createWarmScene({ MaxGroupPreparedCapacity: 2, PoolState: 'Running' });

    scene.call('PutWarmPool', { ...named, MaxGroupPreparedCapacity: -1 });
    settle(scene);

    expect(scene.call('DescribeWarmPool', named).WarmPoolConfiguration).toEqual({
      MinSize: 0,
      PoolState: 'Running',
    });
    expect(pool(scene)).toHaveLength(2);
  });

  it('shrinks when the maximum does', () => {
    const scene = createWarmScene();

    scene.call('UpdateAutoScalingGroup', { ...named, MaxSize: 2 });

    expect(pool(scene)).toEqual(['i-002 us-east-1a Warmed:Terminating', 'i-003 us-east-1b Warmed:Stopped']);
    expect(scene.activityOf('Terminating')?.Description).toBe(
      'Terminating EC2 instance from warm pool: i-002',
    );
  });

  it('replaces what has gone', () => {
    const scene = createWarmScene({ MaxGroupPreparedCapacity: 2 });

    scene.instances.move('i-002', 'terminated');
    settle(scene);

    expect(pool(scene)).toEqual(['i-003 us-east-1a Warmed:Stopped']);
    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
  });

  it('is described page by page', () => {
    const scene = createWarmScene();

    const first = scene.call('DescribeWarmPool', { ...named, MaxRecords: 1 });
    const second = scene.call('DescribeWarmPool', { ...named, MaxRecords: 1, NextToken: first.NextToken });

    expect([first, second].map(({ Instances }) => Instances?.map(({ InstanceId }) => InstanceId))).toEqual([
      ['i-002'],
      ['i-003'],
    ]);
    expect(second.NextToken).toBeUndefined();
    expect(() => scene.call('DescribeWarmPool', { ...named, MaxRecords: 51 })).toThrow(
      /less than or equal to 50/,
    );
  });

  it('is shown with all instances, and out of reach of requests for those of the group', () => {
    const scene = createWarmScene({ MaxGroupPreparedCapacity: 2 });

    const states = scene
      .call('DescribeAutoScalingInstances', {})
      .AutoScalingInstances?.map(({ LifecycleState }) => LifecycleState);

    expect(states).toEqual(['InService', 'Warmed:Stopped']);
    expect(() =>
      scene.call('TerminateInstanceInAutoScalingGroup', {
        InstanceId: 'i-002',
        ShouldDecrementDesiredCapacity: false,
      }),
    ).toThrow('The instance i-002 is in the warm pool.');
  });

  it.each([
    [{ MinSize: -1 }, /'minSize' failed/],
    [{ MaxGroupPreparedCapacity: -2 }, /'maxGroupPreparedCapacity' failed/],
    [{ MinSize: 3, MaxGroupPreparedCapacity: 2 }, /must be greater than or equal to MinSize, 3/],
    [{ PoolState: 'Frozen' as 'Stopped' }, /enum value set: \[Stopped, Running, Hibernated\]/],
  ])('is refused with %p', (said, message) => {
    const scene = createScene();
    scene.createGroup();

    expect(() => scene.call('PutWarmPool', { ...named, ...said })).toThrow(message);
  });

  it('is refused beside a mixed instances policy, before and after', () => {
    const MixedInstancesPolicy = {
      LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: 'lt-1', Version: '1' } },
    };
    const scene = createWarmScene();

    expect(() => scene.call('UpdateAutoScalingGroup', { ...named, MixedInstancesPolicy })).toThrow(
      'A warm pool beside a MixedInstancesPolicy is not emulated: use LaunchTemplate.',
    );
  });
});

describe('scaling out', () => {
  it('starts instances of the pool, those of the zone that needs them first, and launches the rest', () => {
    const scene = createWarmScene({ MaxGroupPreparedCapacity: 3 }, { MaxSize: 6 });

    setDesired(scene, 4);
    const starting = scene.members();
    settle(scene);

    expect(starting).toEqual([
      'i-001 us-east-1a InService',
      'i-002 us-east-1a Pending',
      'i-003 us-east-1b Pending',
      'i-004 us-east-1c Pending',
    ]);
    expect(scene.activities()).toContain('Successful Launching a new EC2 instance from warm pool: i-003');
    expect(scene.activities()).toContain('Successful Launching a new EC2 instance: i-004');
    expect(pool(scene)).toEqual([]);
    expect(scene.members()).toHaveLength(4);
    expect(scene.trafficSources.calls).toContain('register web-elb i-003');
  });

  it('runs the launching hooks twice: into the pool, and out of it', () => {
    const scene = createWarmScene(
      { MaxGroupPreparedCapacity: 2 },
      { DesiredCapacity: 0, LifecycleHookSpecificationList: [launching] },
    );
    const complete = (InstanceId: string) =>
      scene.call('CompleteLifecycleAction', {
        ...named,
        ...{ LifecycleHookName: 'hello', InstanceId, LifecycleActionResult: 'CONTINUE' },
      });
    const intoPool = pool(scene);
    for (const id of ['i-001', 'i-002']) complete(id);
    settle(scene);
    const atRest = pool(scene);
    setDesired(scene, 1);
    settle(scene);
    const outOfPool = scene.members();
    complete('i-001');

    expect(intoPool).toEqual([
      'i-001 us-east-1a Warmed:Pending:Wait',
      'i-002 us-east-1b Warmed:Pending:Wait',
    ]);
    expect(atRest).toEqual(['i-001 us-east-1a Warmed:Stopped', 'i-002 us-east-1b Warmed:Stopped']);
    expect(outOfPool).toEqual(['i-001 us-east-1a Pending:Wait']);
    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
  });

  it('launches another one into the pool where a hook gave one up', () => {
    const scene = createWarmScene(
      { MinSize: 1, MaxGroupPreparedCapacity: 1 },
      { DesiredCapacity: 0, LifecycleHookSpecificationList: [launching] },
    );

    scene.time.advance(60_000);
    settle(scene);

    expect(pool(scene)).toEqual(['i-002 us-east-1a Warmed:Pending:Wait']);
  });
});

describe('scaling in', () => {
  it('terminates what it takes, unless the pool reuses it', () => {
    const scene = createWarmScene({}, { DesiredCapacity: 2 });

    setDesired(scene, 1);
    scene.trafficSources.drained('web-elb', 'i-001');

    expect(scene.instances.terminated).toEqual(['i-001']);
  });

  it('brings what it takes back into a pool that reuses it: drained, its terminating hooks through, stopped', () => {
    const scene = createWarmScene(
      { InstanceReusePolicy: { ReuseOnScaleIn: true }, MaxGroupPreparedCapacity: 2 },
      { DesiredCapacity: 2, LifecycleHookSpecificationList: [terminating] },
    );

    setDesired(scene, 1);
    scene.trafficSources.drained('web-elb', 'i-001');
    const waiting = scene.members();
    scene.time.advance(60_000);
    settle(scene);

    expect(waiting[0]).toBe('i-001 us-east-1a Terminating:Wait');
    expect(scene.trafficSources.calls).toContain('deregister web-elb i-001');
    expect(pool(scene)).toEqual(['i-001 us-east-1a Warmed:Stopped']);
    expect(scene.instances.terminated).toEqual([]);
    expect(scene.instances.launched).toHaveLength(2);
  });

  it('terminates what there is no room for in the pool', () => {
    const scene = createWarmScene(
      { InstanceReusePolicy: { ReuseOnScaleIn: true }, MaxGroupPreparedCapacity: 1 },
      { DesiredCapacity: 2 },
    );

    setDesired(scene, 0);
    for (const id of ['i-001', 'i-002']) scene.trafficSources.drained('web-elb', id);
    settle(scene);

    expect(pool(scene)).toEqual(['i-001 us-east-1a Warmed:Stopped']);
    expect(scene.instances.terminated).toEqual(['i-002']);
  });
});

describe('an instance refresh', () => {
  it('launches nothing old out of the pool, and replaces the pool after the group', () => {
    const scene = createWarmScene({ MaxGroupPreparedCapacity: 2 });

    scene.call('StartInstanceRefresh', {
      ...named,
      DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '2' } },
      Preferences: { InstanceWarmup: 0, MinHealthyPercentage: 100 },
    });
    const told = scene.call('DescribeInstanceRefreshes', named).InstanceRefreshes?.[0];
    for (let round = 0; round < 4; round += 1) {
      scene.trafficSources.drained('web-elb', 'i-001');
      settle(scene);
    }

    const versions = (instances: ReturnType<typeof scene.call<'DescribeWarmPool'>>['Instances']) =>
      instances?.map(({ InstanceId, LaunchTemplate }) => `${InstanceId} v${LaunchTemplate?.Version}`);
    expect(told?.InstancesToUpdate).toBe(1);
    expect(versions(scene.call('DescribeWarmPool', named).Instances)).toEqual(['i-004 v2']);
    expect(scene.members()).toEqual([expect.stringMatching(/^i-003 .* InService$/)]);
  });
});

describe('deleting', () => {
  const refused = (scene: Scene, ForceDelete = false) => {
    try {
      scene.call('DeleteAutoScalingGroup', { ...named, ForceDelete });
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : undefined;
    }
  };

  it('a warm pool shows it as pending until its instances have gone, their hooks through', () => {
    const scene = createWarmScene(
      { MaxGroupPreparedCapacity: 2 },
      { LifecycleHookSpecificationList: [terminating] },
    );

    scene.call('DeleteWarmPool', named);
    const { WarmPoolConfiguration, Instances } = scene.call('DescribeWarmPool', named);
    scene.time.advance(60_000);
    scene.bury();

    expect(WarmPoolConfiguration?.Status).toBe('PendingDelete');
    expect(Instances?.[0]?.LifecycleState).toBe('Warmed:Terminating:Wait');
    expect(scene.call('DescribeWarmPool', named)).toEqual({ Instances: [], NextToken: undefined });
    expect(() => scene.call('DeleteWarmPool', named)).toThrow('No warm pool found');
  });

  it('a warm pool by force is done at once, without hooks', () => {
    const scene = createWarmScene(
      { MaxGroupPreparedCapacity: 2 },
      { LifecycleHookSpecificationList: [terminating] },
    );

    scene.call('DeleteWarmPool', { ...named, ForceDelete: true });

    expect(scene.call('DescribeWarmPool', named).WarmPoolConfiguration).toBeUndefined();
    expect(scene.instances.terminated).toEqual(['i-002']);
  });

  it('the group is refused while it has a pool, and while that goes', () => {
    const scene = createWarmScene({ MinSize: 1, MaxGroupPreparedCapacity: 1 }, { DesiredCapacity: 0 });
    const beside = refused(scene);
    scene.call('DeleteWarmPool', named);
    const meanwhile = refused(scene);
    scene.bury();

    expect(beside).toMatch(/while it has a warm pool/);
    expect(meanwhile).toMatch(/scaling activities in progress/);
    expect(refused(scene)).toBeUndefined();
    expect(scene.group()).toBeUndefined();
  });

  it('the group by force takes the pool with it', () => {
    const scene = createWarmScene();

    const refusal = refused(scene, true);
    scene.bury();

    expect(refusal).toBeUndefined();
    expect(scene.group()).toBeUndefined();
    expect(new Set(scene.instances.terminated)).toEqual(new Set(['i-001', 'i-002', 'i-003']));
  });
});
