import { createScene } from '../../../testing/autoscaling/autoscaling-scene.js';

describe('a group that is deleted', () => {
  it('is refused while it has instances', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1 });
    scene.boot();

    expect(() => scene.call('DeleteAutoScalingGroup', { AutoScalingGroupName: 'web' })).toThrow(
      expect.objectContaining({
        code: 'ResourceInUse',
        message:
          'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
      }),
    );
  });

  it('is refused while its last instances terminate, and then is gone at once', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1 });
    scene.boot();
    scene.call('SetDesiredCapacity', { AutoScalingGroupName: 'web', DesiredCapacity: 0 });

    expect(() => scene.call('DeleteAutoScalingGroup', { AutoScalingGroupName: 'web' })).toThrow(
      expect.objectContaining({ code: 'ScalingActivityInProgress' }),
    );

    scene.bury();
    scene.call('DeleteAutoScalingGroup', { AutoScalingGroupName: 'web' });

    expect(scene.group()).toBeUndefined();
  });

  it('with force terminates at once, whatever drains, waits or is protected', () => {
    const scene = createScene();
    scene.createGroup({
      LoadBalancerNames: ['web-elb'],
      NewInstancesProtectedFromScaleIn: true,
      LifecycleHookSpecificationList: [
        { LifecycleHookName: 'bye', LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING' },
      ],
    });
    scene.boot();
    scene.call('SuspendProcesses', { AutoScalingGroupName: 'web' });

    scene.call('DeleteAutoScalingGroup', { AutoScalingGroupName: 'web', ForceDelete: true });

    expect(scene.group()?.Status).toBe('Delete in progress');
    expect(scene.instances.terminated).toEqual(['i-001', 'i-002']);
    expect(() => scene.createGroup()).toThrow(/already exists and is pending delete/);
    expect(() =>
      scene.call('SetDesiredCapacity', { AutoScalingGroupName: 'web', DesiredCapacity: 1 }),
    ).toThrow(expect.objectContaining({ code: 'ScalingActivityInProgress' }));

    scene.bury();

    expect(scene.group()).toBeUndefined();
    expect(scene.trafficSources.calls).toContain('deregister web-elb i-001');
  });

  it('keeps its activities, for those who ask for deleted groups', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1 });
    scene.call('DeleteAutoScalingGroup', { AutoScalingGroupName: 'web', ForceDelete: true });
    scene.bury();

    const named = { AutoScalingGroupName: 'web', IncludeDeletedGroups: true };
    const { Activities } = scene.call('DescribeScalingActivities', named);

    expect(
      Activities?.map(({ StatusCode, AutoScalingGroupState }) => [StatusCode, AutoScalingGroupState]),
    ).toEqual([
      ['Successful', 'Deleted'],
      ['Cancelled', 'Deleted'],
    ]);
    expect(scene.call('DescribeScalingActivities', {}).Activities).toEqual([]);
  });
});

describe('a service that is closed', () => {
  it('leaves no timer and no listener, and its instances alone', async () => {
    const scene = createScene();
    scene.createGroup({
      DesiredCapacity: 1,
      LifecycleHookSpecificationList: [
        { LifecycleHookName: 'hello', LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING' },
      ],
    });
    scene.boot();
    const timersBefore = scene.time.pending();

    await scene.close();

    expect([timersBefore, scene.time.pending()]).toEqual([1, 0]);
    expect([scene.instances.listeners(), scene.trafficSources.listeners()]).toEqual([0, 0]);
    expect(scene.instances.terminated).toEqual([]);
  });
});
