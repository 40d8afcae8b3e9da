import { createScene, type Scene } from '../../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };
const first = { ...named, InstanceIds: ['i-001'] };

function createServingScene(): Scene {
  const scene = createScene();
  scene.createGroup({ LoadBalancerNames: ['web-elb'] });
  scene.boot();
  scene.trafficSources.pass('web-elb', 'i-001');
  scene.trafficSources.pass('web-elb', 'i-002');
  return scene;
}

describe('TerminateInstanceInAutoScalingGroup', () => {
  it('replaces the instance when the desired capacity stays', () => {
    const scene = createServingScene();

    const { Activity } = scene.call('TerminateInstanceInAutoScalingGroup', {
      InstanceId: 'i-001',
      ShouldDecrementDesiredCapacity: false,
    });

    expect(Activity?.Cause).toBe(
      'At 2026-03-01T10:00:00Z instance i-001 was taken out of service in response to a user request.',
    );
    expect(scene.members()).toEqual([
      'i-001 us-east-1a Terminating',
      'i-002 us-east-1b InService',
      'i-003 us-east-1a Pending',
    ]);
  });

  it('shrinks the group when it is told to, never below the minimum', () => {
    const scene = createServingScene();
    scene.call('UpdateAutoScalingGroup', { ...named, MinSize: 1 });
    const shrink = (InstanceId: string) =>
      scene.call('TerminateInstanceInAutoScalingGroup', { InstanceId, ShouldDecrementDesiredCapacity: true });

    shrink('i-001');

    expect(scene.group()).toMatchObject({ DesiredCapacity: 1, Instances: { length: 2 } });
    expect(() => shrink('i-002')).toThrow(/^Currently, desiredSize equals minSize \(1\)\./);
    expect(() => shrink('i-001')).toThrow(expect.objectContaining({ code: 'ScalingActivityInProgress' }));
    expect(() => shrink('i-999')).toThrow(
      'Instance Id not found - No managed instance found for instance ID: i-999',
    );
  });
});

describe('standby', () => {
  it('drains, keeps the instance in the group, and brings it back through the load balancer', () => {
    const scene = createServingScene();

    const answer = scene.call('EnterStandby', { ...first, ShouldDecrementDesiredCapacity: true });
    const states = [scene.members()[0]];
    scene.trafficSources.drained('web-elb', 'i-001');
    states.push(scene.members()[0]);
    scene.call('ExitStandby', first);
    states.push(scene.members()[0]);

    expect(answer.Activities?.[0]).toMatchObject({
      Description: 'Moving EC2 instance to Standby: i-001',
      Cause:
        'At 2026-03-01T10:00:00Z instance i-001 was moved to standby in response to a user request, shrinking the capacity from 2 to 1.',
    });
    expect(states).toEqual([
      'i-001 us-east-1a EnteringStandby',
      'i-001 us-east-1a Standby',
      'i-001 us-east-1a InService',
    ]);
    expect(scene.group()?.DesiredCapacity).toBe(2);
    expect(scene.trafficSources.calls.slice(-2)).toEqual([
      'deregister web-elb i-001',
      'register web-elb i-001',
    ]);
  });

  it('is replaced meanwhile when the desired capacity stays', () => {
    const scene = createServingScene();

    scene.call('EnterStandby', { ...first, ShouldDecrementDesiredCapacity: false });

    expect(scene.members()[2]).toBe('i-003 us-east-1a Pending');
  });

  it('is not checked, but its end is noticed', () => {
    const scene = createServingScene();
    scene.call('EnterStandby', { ...first, ShouldDecrementDesiredCapacity: true });
    scene.trafficSources.drained('web-elb', 'i-001');

    scene.instances.move('i-001', 'stopped');
    const stopped = scene.members();
    scene.instances.move('i-001', 'terminated');

    expect(stopped[0]).toBe('i-001 us-east-1a Standby');
    expect(scene.members()).toEqual(['i-002 us-east-1b InService']);
  });

  it('must leave the sizes intact', () => {
    const scene = createServingScene();
    scene.call('UpdateAutoScalingGroup', { ...named, MinSize: 2 });

    expect(() => scene.call('EnterStandby', { ...first, ShouldDecrementDesiredCapacity: true })).toThrow(
      'AutoScalingGroup web has min-size=2, max-size=6, and desired-size=2. To place into standby 1 instance, please update the AutoScalingGroup sizes appropriately.',
    );
    expect(() => scene.call('ExitStandby', first)).toThrow('The instance i-001 is not in Standby.');
  });
});

describe('DetachInstances and AttachInstances', () => {
  it('detaches an instance that goes on running, and can take it back', () => {
    const scene = createServingScene();

    scene.call('DetachInstances', { ...first, ShouldDecrementDesiredCapacity: true });
    const states = [scene.members()[0]];
    scene.trafficSources.drained('web-elb', 'i-001');
    states.push(...scene.members());
    scene.call('AttachInstances', first);

    expect(states).toEqual(['i-001 us-east-1a Detaching', 'i-002 us-east-1b InService']);
    expect(scene.instances.terminated).toEqual([]);
    expect(scene.members()).toEqual(['i-002 us-east-1b InService', 'i-001 us-east-1a InService']);
    expect(scene.group()?.DesiredCapacity).toBe(2);
  });

  it('replaces a detached instance when the desired capacity stays', () => {
    const scene = createServingScene();

    scene.call('DetachInstances', { ...first, ShouldDecrementDesiredCapacity: false });

    expect(scene.members()).toHaveLength(3);
  });

  it('attaches running instances of its zones that have no group', () => {
    const scene = createServingScene();
    scene.instances.add('i-pending', 'pending');
    const attach = (id: string) => scene.call('AttachInstances', { ...named, InstanceIds: [id] });

    expect(() => attach('i-none')).toThrow('Invalid Instance ID(s): [i-none]');
    expect(() => attach('i-pending')).toThrow(/is in the pending state/);
    expect(() => attach('i-001')).toThrow(/is already part of AutoScalingGroup:web/);
  });

  it('refuses instances of other groups', () => {
    const scene = createServingScene();

    expect(() =>
      scene.call('DetachInstances', {
        ...named,
        InstanceIds: ['i-999'],
        ShouldDecrementDesiredCapacity: false,
      }),
    ).toThrow('The instance i-999 is not part of Auto Scaling group web.');
  });
});

describe('DescribeAutoScalingInstances', () => {
  it('lists the instances of all groups, with the health in capitals', () => {
    const scene = createServingScene();
    scene.createGroup({ AutoScalingGroupName: 'api', DesiredCapacity: 1 });

    const { AutoScalingInstances } = scene.call('DescribeAutoScalingInstances', {
      InstanceIds: ['i-001', 'i-003'],
    });

    expect(
      AutoScalingInstances?.map(({ InstanceId, AutoScalingGroupName, HealthStatus }) => [
        InstanceId,
        AutoScalingGroupName,
        HealthStatus,
      ]),
    ).toEqual([
      ['i-001', 'web', 'HEALTHY'],
      ['i-003', 'api', 'HEALTHY'],
    ]);
  });
});
