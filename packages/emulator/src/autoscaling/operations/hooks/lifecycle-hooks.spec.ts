import { createScene, type Scene } from '../../../testing/autoscaling/autoscaling-scene.js';

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

function createWaitingScene(hook: object = {}): Scene {
  const scene = createScene();
  scene.createGroup({
    DesiredCapacity: 1,
    LoadBalancerNames: ['web-elb'],
    LifecycleHookSpecificationList: [{ ...launching, ...hook }],
  });
  scene.boot();
  return scene;
}

const complete = (scene: Scene, LifecycleActionResult: string, LifecycleHookName = 'hello') =>
  scene.call('CompleteLifecycleAction', {
    ...named,
    LifecycleHookName,
    InstanceId: 'i-001',
    LifecycleActionResult,
  });

describe('a launching hook', () => {
  it('holds the instance outside the load balancer until it is completed', () => {
    const scene = createWaitingScene();
    const waiting = [...scene.members(), ...scene.trafficSources.calls];

    complete(scene, 'CONTINUE');

    expect(waiting).toEqual(['i-001 us-east-1a Pending:Wait']);
    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
    expect(scene.trafficSources.calls).toEqual(['register web-elb i-001']);
  });

  it('shows as MidLifecycleAction', () => {
    const scene = createWaitingScene();

    expect(scene.activityOf('i-001')?.StatusCode).toBe('MidLifecycleAction');
  });

  it('terminates the instance when it is abandoned, and another is launched', () => {
    const scene = createWaitingScene();

    complete(scene, 'ABANDON');

    expect(scene.members()).toEqual(['i-001 us-east-1a Terminating', 'i-002 us-east-1a Pending']);
    expect(scene.activityOf('Launching a new EC2 instance: i-001')).toMatchObject({
      StatusCode: 'Cancelled',
      StatusMessage: expect.stringMatching(
        /^Instance failed to complete user's Lifecycle Action: .* was abandoned: Lifecycle Action Completed with ABANDON Result$/,
      ),
    });
  });

  it.each([
    { DefaultResult: undefined, state: 'Terminating' },
    { DefaultResult: 'ABANDON', state: 'Terminating' },
    { DefaultResult: 'CONTINUE', state: 'InService' },
  ])('times out with its default result: $DefaultResult is $state', ({ DefaultResult, state }) => {
    const scene = createWaitingScene({ DefaultResult });

    scene.time.advance(59_999);
    const before = scene.members();
    scene.time.advance(1);

    expect(before).toEqual(['i-001 us-east-1a Pending:Wait']);
    expect(scene.members()[0]).toBe(`i-001 us-east-1a ${state}`);
  });

  it('waits longer after a heartbeat', () => {
    const scene = createWaitingScene();
    scene.time.advance(50_000);

    scene.call('RecordLifecycleActionHeartbeat', {
      ...named,
      LifecycleHookName: 'hello',
      InstanceId: 'i-001',
    });
    scene.time.advance(59_999);
    const before = scene.members();
    scene.time.advance(1);

    expect(before).toEqual(['i-001 us-east-1a Pending:Wait']);
    expect(scene.members()[0]).toBe('i-001 us-east-1a Terminating');
  });

  it('needs all hooks of the transition', () => {
    const scene = createScene();
    scene.createGroup({
      DesiredCapacity: 1,
      LifecycleHookSpecificationList: [launching, { ...launching, LifecycleHookName: 'second' }],
    });
    scene.boot();

    complete(scene, 'CONTINUE');
    const waiting = scene.members();
    complete(scene, 'CONTINUE', 'second');

    expect(waiting).toEqual(['i-001 us-east-1a Pending:Wait']);
    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
  });

  it('refuses to complete what does not wait', () => {
    const scene = createWaitingScene();
    complete(scene, 'CONTINUE');

    expect(() => complete(scene, 'CONTINUE')).toThrow(
      'No active Lifecycle Action found with instance ID i-001',
    );
  });
});

describe('a terminating hook', () => {
  function createLeavingScene(): Scene {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1, LoadBalancerNames: ['web-elb'] });
    scene.boot();
    scene.trafficSources.pass('web-elb', 'i-001');
    scene.call('PutLifecycleHook', { ...named, ...terminating });
    scene.call('SetDesiredCapacity', { ...named, DesiredCapacity: 0 });
    return scene;
  }

  it('begins after the draining and ends in termination', () => {
    const scene = createLeavingScene();
    const states = [scene.members()[0]];

    scene.trafficSources.drained('web-elb', 'i-001');
    states.push(scene.members()[0]);
    complete(scene, 'CONTINUE', 'bye');
    states.push(scene.members()[0]);

    expect(states).toEqual([
      'i-001 us-east-1a Terminating',
      'i-001 us-east-1a Terminating:Wait',
      'i-001 us-east-1a Terminating:Proceed',
    ]);
    expect(scene.instances.terminated).toEqual(['i-001']);
  });

  it('terminates when it times out', () => {
    const scene = createLeavingScene();
    scene.trafficSources.drained('web-elb', 'i-001');

    scene.time.advance(59_999);
    const before = [...scene.instances.terminated];
    scene.time.advance(1);

    expect([before, scene.instances.terminated]).toEqual([[], ['i-001']]);
  });

  it('lets go of waiting instances when it is deleted', () => {
    const scene = createLeavingScene();
    scene.trafficSources.drained('web-elb', 'i-001');

    scene.call('DeleteLifecycleHook', { ...named, LifecycleHookName: 'bye' });

    expect(scene.instances.terminated).toEqual(['i-001']);
    expect(scene.call('DescribeLifecycleHooks', named).LifecycleHooks).toEqual([]);
  });
});
