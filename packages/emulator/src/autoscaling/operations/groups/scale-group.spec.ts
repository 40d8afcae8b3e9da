import { createScene } from '../../../testing/autoscaling/autoscaling-scene.js';

describe('a group that is scaled', () => {
  it('takes instances from the fullest zone, oldest template version first', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 3 });
    scene.boot();
    scene.call('UpdateAutoScalingGroup', {
      AutoScalingGroupName: 'web',
      LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '2' },
      DesiredCapacity: 4,
    });
    scene.boot();

    scene.call('SetDesiredCapacity', { AutoScalingGroupName: 'web', DesiredCapacity: 3 });

    expect(scene.members()).toEqual([
      'i-001 us-east-1a Terminating',
      'i-002 us-east-1b InService',
      'i-003 us-east-1c InService',
      'i-004 us-east-1a InService',
    ]);
    expect(scene.activityOf('Terminating')?.Cause).toBe(
      'At 2026-03-01T10:00:00Z a user request explicitly set group desired capacity changing the desired capacity from 4 to 3.  ' +
        'At 2026-03-01T10:00:00Z an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 4 to 3.  ' +
        'At 2026-03-01T10:00:00Z instance i-001 was selected for termination.',
    );
  });

  it('keeps a terminating instance until EC2 has terminated it', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1 });
    scene.boot();

    scene.call('SetDesiredCapacity', { AutoScalingGroupName: 'web', DesiredCapacity: 0 });
    const before = scene.members();
    scene.bury();

    expect(before).toEqual(['i-001 us-east-1a Terminating']);
    expect(scene.members()).toEqual([]);
    expect(scene.activityOf('Terminating')).toMatchObject({ StatusCode: 'Successful', Progress: 100 });
  });

  it('pulls the desired capacity along when only the sizes change', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 2 });

    scene.call('UpdateAutoScalingGroup', { AutoScalingGroupName: 'web', MinSize: 3 });
    const raised = scene.group()?.DesiredCapacity;
    scene.call('UpdateAutoScalingGroup', { AutoScalingGroupName: 'web', MinSize: 0, MaxSize: 1 });

    expect([raised, scene.group()?.DesiredCapacity]).toEqual([3, 1]);
  });

  it('never takes a protected instance, and says so once', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 2, NewInstancesProtectedFromScaleIn: true });
    scene.boot();

    scene.call('SetDesiredCapacity', { AutoScalingGroupName: 'web', DesiredCapacity: 0 });
    scene.call('ResumeProcesses', { AutoScalingGroupName: 'web' });

    expect(scene.instances.terminated).toEqual([]);
    expect(scene.activities().filter((line) => line.startsWith('Failed'))).toEqual([
      'Failed Terminating EC2 instance',
    ]);

    scene.call('SetInstanceProtection', {
      AutoScalingGroupName: 'web',
      InstanceIds: ['i-002'],
      ProtectedFromScaleIn: false,
    });

    expect(scene.instances.terminated).toEqual(['i-002']);
  });

  it('launches nothing while Launch is suspended, and catches up when it is resumed', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 0 });
    scene.call('SuspendProcesses', { AutoScalingGroupName: 'web', ScalingProcesses: ['Launch'] });

    scene.call('SetDesiredCapacity', { AutoScalingGroupName: 'web', DesiredCapacity: 2 });
    const suspended = scene.members();
    scene.call('ResumeProcesses', { AutoScalingGroupName: 'web', ScalingProcesses: ['Launch'] });

    expect(suspended).toEqual([]);
    expect(scene.members()).toHaveLength(2);
  });

  it('terminates nothing while Terminate is suspended', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1 });
    scene.boot();
    scene.call('SuspendProcesses', { AutoScalingGroupName: 'web', ScalingProcesses: ['Terminate'] });

    scene.call('SetDesiredCapacity', { AutoScalingGroupName: 'web', DesiredCapacity: 0 });
    const suspended = scene.members();
    scene.call('ResumeProcesses', { AutoScalingGroupName: 'web', ScalingProcesses: ['Terminate'] });

    expect(suspended).toEqual(['i-001 us-east-1a InService']);
    expect(scene.members()).toEqual(['i-001 us-east-1a Terminating']);
  });

  it('waits for the cooldown only when it is asked to', () => {
    const scene = createScene({ speed: 10 });
    scene.createGroup({ DesiredCapacity: 1, DefaultCooldown: 60 });
    const honor = { AutoScalingGroupName: 'web', DesiredCapacity: 2, HonorCooldown: true };

    expect(() => scene.call('SetDesiredCapacity', honor)).toThrow(/is in progress and blocks this action/);

    scene.boot();
    scene.time.advance(5999);

    expect(() => scene.call('SetDesiredCapacity', honor)).toThrow(
      expect.objectContaining({ code: 'ScalingActivityInProgress' }),
    );

    scene.time.advance(1);
    scene.call('SetDesiredCapacity', honor);
    scene.call('SetDesiredCapacity', { ...honor, DesiredCapacity: 3, HonorCooldown: false });

    expect(scene.members()).toHaveLength(3);
  });
});

describe('a group that leaves a zone', () => {
  it('launches in the other zones before it takes the instance out', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 2 });
    scene.boot();

    scene.call('UpdateAutoScalingGroup', {
      AutoScalingGroupName: 'web',
      VPCZoneIdentifier: 'subnet-b,subnet-c',
    });
    const during = scene.members();
    scene.boot();
    scene.bury();

    expect(during).toEqual([
      'i-001 us-east-1a InService',
      'i-002 us-east-1b InService',
      'i-003 us-east-1c Pending',
    ]);
    expect(scene.members()).toEqual(['i-002 us-east-1b InService', 'i-003 us-east-1c InService']);
    expect(scene.activityOf('i-003')?.Cause).toMatch(/launched to aid in balancing the group's zones\.$/);
  });

  it('does not while AZRebalance is suspended', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 2 });
    scene.boot();
    scene.call('SuspendProcesses', { AutoScalingGroupName: 'web', ScalingProcesses: ['AZRebalance'] });

    scene.call('UpdateAutoScalingGroup', {
      AutoScalingGroupName: 'web',
      VPCZoneIdentifier: 'subnet-b,subnet-c',
    });

    expect(scene.members()).toHaveLength(2);
  });
});
