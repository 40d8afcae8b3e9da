import { createScene } from '../../../testing/autoscaling/autoscaling-scene.js';

describe('a group that is created', () => {
  it('launches its desired capacity, one instance a zone, with its tags', () => {
    const scene = createScene();

    scene.createGroup({
      Tags: [
        { Key: 'Name', Value: 'web', PropagateAtLaunch: true },
        { Key: 'owner', Value: 'ops', PropagateAtLaunch: false },
      ],
    });

    expect(scene.members()).toEqual(['i-001 us-east-1a Pending', 'i-002 us-east-1b Pending']);
    expect(Object.fromEntries(scene.instances.launched[0]?.tags ?? [])).toEqual({
      Name: 'web',
      'aws:autoscaling:groupName': 'web',
    });
    expect(scene.instances.launched[0]?.launchTemplate).toEqual({ launchTemplateId: 'lt-1', version: '1' });
  });

  it('has its instances in service once they run, and says why it launched them', () => {
    const scene = createScene();
    scene.createGroup();

    scene.time.advance(2000);
    scene.boot();

    expect(scene.members()).toEqual(['i-001 us-east-1a InService', 'i-002 us-east-1b InService']);
    expect(scene.activityOf('i-001')).toMatchObject({
      Description: 'Launching a new EC2 instance: i-001',
      Cause:
        'At 2026-03-01T10:00:00Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 2.  ' +
        'At 2026-03-01T10:00:00Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 2.',
      StatusCode: 'Successful',
      Progress: 100,
      StartTime: new Date('2026-03-01T10:00:00Z'),
      EndTime: new Date('2026-03-01T10:00:02Z'),
      Details: '{"Subnet ID":"subnet-a","Availability Zone":"us-east-1a"}',
    });
  });

  it('describes itself as AWS does', () => {
    const scene = createScene();
    scene.instances.publish(7);
    scene.createGroup({
      DesiredCapacity: 1,
      LaunchTemplate: { LaunchTemplateName: 'web', Version: '$Latest' },
    });

    const group = scene.group();

    expect(group).toMatchObject({
      AutoScalingGroupARN: expect.stringMatching(
        /^arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:[0-9a-f-]{36}:autoScalingGroupName\/web$/,
      ),
      LaunchTemplate: { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web', Version: '$Latest' },
      AvailabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      VPCZoneIdentifier: 'subnet-a,subnet-b,subnet-c',
      DefaultCooldown: 300,
      HealthCheckType: 'EC2',
      HealthCheckGracePeriod: 0,
      TerminationPolicies: ['Default'],
      Instances: [
        {
          InstanceId: 'i-001',
          InstanceType: 't3.micro',
          AvailabilityZone: 'us-east-1a',
          LifecycleState: 'Pending',
          HealthStatus: 'Healthy',
          LaunchTemplate: { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web', Version: '7' },
          ProtectedFromScaleIn: false,
        },
      ],
    });
    expect(group?.Status).toBeUndefined();
  });

  it('uses the default subnets of the zones that it names', () => {
    const scene = createScene();

    scene.createGroup({
      VPCZoneIdentifier: undefined,
      AvailabilityZones: ['us-east-1c'],
      DesiredCapacity: 1,
    });

    expect(scene.members()).toEqual(['i-001 us-east-1c Pending']);
    expect(scene.group()?.VPCZoneIdentifier).toBeUndefined();
  });
});
