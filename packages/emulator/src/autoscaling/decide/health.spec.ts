import { AwsError } from '../../service/aws-error.js';
import { createScene, type Scene } from '../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };

function createCheckedScene(): Scene {
  const scene = createScene({ speed: 10 });
  scene.createGroup({
    DesiredCapacity: 1,
    LoadBalancerNames: ['web-elb'],
    HealthCheckType: 'ELB',
    HealthCheckGracePeriod: 60,
  });
  scene.boot();
  scene.trafficSources.pass('web-elb', 'i-001');
  return scene;
}

describe('the EC2 health check', () => {
  it('replaces an instance that stopped, within the grace period too', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1, HealthCheckGracePeriod: 300 });
    scene.boot();

    scene.instances.move('i-001', 'stopping');

    expect(scene.members()).toEqual(['i-001 us-east-1a Terminating', 'i-002 us-east-1a Pending']);
    expect(scene.group()?.Instances?.[0]?.HealthStatus).toBe('Unhealthy');
    expect(scene.activityOf('Terminating')?.Cause).toBe(
      'At 2026-03-01T10:00:00Z an instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped.',
    );
    expect(scene.activityOf('i-002')?.Cause).toBe(
      'At 2026-03-01T10:00:00Z an instance was launched in response to an unhealthy instance needing to be replaced.',
    );
  });

  it('sees nothing while HealthCheck is suspended', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1 });
    scene.boot();
    scene.call('SuspendProcesses', { ...named, ScalingProcesses: ['HealthCheck'] });

    scene.instances.move('i-001', 'stopped');

    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
    expect(scene.group()?.Instances?.[0]?.HealthStatus).toBe('Healthy');
  });

  it('marks and keeps the instance while ReplaceUnhealthy is suspended', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1 });
    scene.boot();
    scene.call('SuspendProcesses', { ...named, ScalingProcesses: ['ReplaceUnhealthy'] });

    scene.instances.move('i-001', 'stopped');

    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
    expect(scene.group()?.Instances?.[0]?.HealthStatus).toBe('Unhealthy');
  });
});

describe('the ELB health check', () => {
  it('waits for the grace period, drains and replaces', () => {
    const scene = createCheckedScene();
    scene.trafficSources.fail('web-elb', 'i-001');

    scene.time.advance(5999);
    const inGrace = scene.members();
    scene.time.advance(1);

    expect(inGrace).toEqual(['i-001 us-east-1a InService']);
    expect(scene.members()).toEqual(['i-001 us-east-1a Terminating', 'i-002 us-east-1a Pending']);
    expect(scene.activityOf('Terminating')).toMatchObject({
      Cause:
        'At 2026-03-01T10:00:06Z an instance was taken out of service in response to an ELB system health check failure.',
      StatusCode: 'WaitingForELBConnectionDraining',
    });
  });

  it('forgives what recovers within the grace period', () => {
    const scene = createCheckedScene();
    scene.trafficSources.fail('web-elb', 'i-001');

    scene.trafficSources.pass('web-elb', 'i-001');
    scene.time.advance(100_000);

    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
  });

  it('is not asked while the group checks EC2 alone', () => {
    const scene = createCheckedScene();
    scene.call('UpdateAutoScalingGroup', { ...named, HealthCheckType: 'EC2' });
    scene.time.advance(100_000);

    scene.trafficSources.fail('web-elb', 'i-001');

    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
  });

  it('replaces nothing before the load balancer has found one instance healthy', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1, LoadBalancerNames: ['web-elb'], HealthCheckType: 'ELB' });
    scene.boot();

    scene.trafficSources.fail('web-elb', 'i-001');
    scene.time.advance(1_000_000);

    expect(scene.members()).toEqual(['i-001 us-east-1a InService']);
  });
});

describe('a health check of the user', () => {
  it('respects the grace period unless it is told not to', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1, HealthCheckGracePeriod: 60 });
    scene.boot();
    const unhealthy = { InstanceId: 'i-001', HealthStatus: 'Unhealthy' };

    scene.call('SetInstanceHealth', unhealthy);
    const respected = scene.members();
    scene.call('SetInstanceHealth', { ...unhealthy, ShouldRespectGracePeriod: false });

    expect(respected).toEqual(['i-001 us-east-1a InService']);
    expect(scene.members()[0]).toBe('i-001 us-east-1a Terminating');
    expect(scene.activityOf('Terminating')?.Cause).toMatch(/in response to a user health-check\.$/);
  });
});

describe('a launch that fails', () => {
  const missing = new AwsError('InvalidAMIID.NotFound', "The image id '[ami-1]' does not exist");

  it('is a failed activity, and tried again with growing waits', () => {
    const scene = createScene({ speed: 10 });
    scene.instances.refuse(missing);
    scene.createGroup({ DesiredCapacity: 1 });

    const failures = () => scene.activities().length;
    const counts = [failures()];
    for (const waitMs of [2999, 1, 5999, 1]) {
      scene.time.advance(waitMs);
      counts.push(failures());
    }

    expect(counts).toEqual([1, 1, 2, 2, 3]);
    expect(scene.activityOf('Launching')).toMatchObject({
      Description:
        "Launching a new EC2 instance.  Status Reason: The image id '[ami-1]' does not exist. Launching EC2 instance failed.",
      StatusCode: 'Failed',
      StatusMessage: "The image id '[ami-1]' does not exist. Launching EC2 instance failed.",
      Progress: 100,
      Cause: expect.stringContaining('changing the desired capacity from 0 to 1'),
    });
  });

  it('launches when EC2 can again', () => {
    const scene = createScene();
    scene.instances.refuse(missing);
    scene.createGroup({ DesiredCapacity: 1 });

    scene.instances.refuse(undefined);
    scene.time.advance(30_000);

    expect(scene.members()).toHaveLength(1);
  });

  it('goes to another zone when one fails', () => {
    const scene = createScene();
    scene.instances.refuse(new AwsError('InsufficientInstanceCapacity', 'No capacity.', 500), 'us-east-1a');
    scene.createGroup({ DesiredCapacity: 1 });

    scene.time.advance(30_000);

    expect(scene.members()).toEqual(['i-001 us-east-1b Pending']);
  });

  it('counts an instance that dies before it is in service, and waits before the next', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1 });

    scene.instances.move('i-001', 'terminated');
    const waiting = scene.members();
    scene.time.advance(30_000);

    expect(waiting).toEqual([]);
    expect(scene.members()).toHaveLength(1);
    expect(scene.activities()).toContain('Cancelled Launching a new EC2 instance: i-001');
  });
});
