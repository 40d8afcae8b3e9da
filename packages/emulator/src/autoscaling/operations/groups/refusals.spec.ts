import type { CreateAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import { createScene, type Scene } from '../../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };

describe('CreateAutoScalingGroup', () => {
  const refused: readonly (readonly [string, Partial<CreateAutoScalingGroupType>, string | RegExp])[] = [
    [
      'desired above max',
      { DesiredCapacity: 7 },
      'Desired capacity:7 must be between the specified min size:0 and max size:6',
    ],
    [
      'max below min',
      { MinSize: 3, MaxSize: 2 },
      'Max bound, 2, must be greater than or equal to min bound, 3',
    ],
    ['no name', { AutoScalingGroupName: undefined }, /Value null at 'autoScalingGroupName'/],
    ['no place', { VPCZoneIdentifier: '' }, 'At least one Availability Zone or VPC Subnet is required.'],
    [
      'an unknown subnet',
      { VPCZoneIdentifier: 'subnet-a,subnet-x' },
      "The subnet ID 'subnet-x' does not exist",
    ],
    [
      'an unknown zone',
      { VPCZoneIdentifier: '', AvailabilityZones: ['us-east-1z'] },
      'Invalid availability zones: [us-east-1z]',
    ],
    ['zones that are not the subnets’', { AvailabilityZones: ['us-east-1a'] }, /do not match$/],
    ['no template', { LaunchTemplate: undefined }, /^Valid requests must contain either LaunchTemplate/],
    [
      'an unknown template',
      { LaunchTemplate: { LaunchTemplateId: 'lt-9' } },
      'You must use a valid fully-formed launch template. The specified launch template, with template ID lt-9, does not exist.',
    ],
    [
      'an unknown load balancer',
      { LoadBalancerNames: ['nope'] },
      'Provided Load Balancers may not be valid. Please ensure they exist and try again.',
    ],
    [
      'AWS’s tags',
      { Tags: [{ Key: 'aws:x', Value: '1' }] },
      'aws: prefixed tag key names are not allowed for external use.',
    ],
    [
      'a policy of Lambda',
      { TerminationPolicies: ['arn:aws:lambda:us-east-1:123456789012:function:choose:prod'] },
      /^A termination policy of Lambda is not emulated/,
    ],
    ['an unknown policy', { TerminationPolicies: ['Best'] }, "'Best' is not a valid termination policy."],
    ['an unknown health check', { HealthCheckType: 'EBS' }, /^HealthCheckType EBS is not emulated/],
    [
      'an unknown launch configuration',
      { LaunchTemplate: undefined, LaunchConfigurationName: 'old' },
      'Launch configuration name not found - A launch configuration with the name: old does not exist',
    ],
    [
      'a template and a launch configuration',
      { LaunchConfigurationName: 'old' },
      /^Valid requests must contain either LaunchTemplate/,
    ],
    ['no target group', { TargetGroupARNs: ['arn:x'] }, /^Provided Target Groups may not be valid/],
    [
      'VPC Lattice that is none',
      { TrafficSources: [{ Identifier: 'arn:aws:vpc-lattice:x' }] },
      /^Provided Target Groups may not be valid/,
    ],
    ['another type', { TrafficSources: [{ Identifier: 'web-elb', Type: 'elbv2' }] }, /is not of type elbv2/],
    [
      'a short hook',
      {
        LifecycleHookSpecificationList: [
          {
            LifecycleHookName: 'h',
            LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
            HeartbeatTimeout: 29,
          },
        ],
      },
      /between 30 and 7200/,
    ],
  ];

  it.each(refused)('refuses %s as a ValidationError, and creates nothing', (_what, input, message) => {
    const scene = createScene();

    const create = () => scene.createGroup(input);

    expect(create).toThrow(expect.objectContaining({ code: 'ValidationError', status: 400 }));
    expect(create).toThrow(message);
    expect(scene.group()).toBeUndefined();
    expect(scene.instances.launched).toEqual([]);
  });

  it('answers AlreadyExists for a name that is taken', () => {
    const scene = createScene();
    scene.createGroup();

    expect(() => scene.createGroup({ DesiredCapacity: 5 })).toThrow(
      expect.objectContaining({
        code: 'AlreadyExists',
        message: 'AutoScalingGroup by this name already exists - A group with the name web already exists',
      }),
    );
    expect(scene.group()?.DesiredCapacity).toBe(2);
  });

  it('answers LimitExceeded above 50 tags', () => {
    const scene = createScene();
    const Tags = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' }));

    expect(() => scene.createGroup({ Tags })).toThrow(expect.objectContaining({ code: 'LimitExceeded' }));
  });
});

describe('a group that does not exist', () => {
  const calls: readonly (readonly [string, (scene: Scene) => unknown])[] = [
    ['UpdateAutoScalingGroup', (scene) => scene.call('UpdateAutoScalingGroup', named)],
    ['SetDesiredCapacity', (scene) => scene.call('SetDesiredCapacity', { ...named, DesiredCapacity: 1 })],
    ['DeleteAutoScalingGroup', (scene) => scene.call('DeleteAutoScalingGroup', named)],
    ['DescribeLoadBalancers', (scene) => scene.call('DescribeLoadBalancers', named)],
    ['DescribeScalingActivities', (scene) => scene.call('DescribeScalingActivities', named)],
  ];

  it.each(calls)('is a ValidationError of %s', (_name, call) => {
    const scene = createScene();

    expect(() => call(scene)).toThrow(
      expect.objectContaining({
        code: 'ValidationError',
        message: 'AutoScalingGroup name not found - AutoScalingGroup web not found',
      }),
    );
  });

  it('is left out by DescribeAutoScalingGroups', () => {
    const scene = createScene();

    expect(scene.group()).toBeUndefined();
  });
});

describe('SetDesiredCapacity', () => {
  it('refuses what is outside the sizes, in AWS’s words', () => {
    const scene = createScene();
    scene.createGroup({ MinSize: 1, MaxSize: 3 });
    const set = (DesiredCapacity: number) => scene.call('SetDesiredCapacity', { ...named, DesiredCapacity });

    expect(() => set(5)).toThrow(
      'New SetDesiredCapacity value 5 is above max value 3 for the AutoScalingGroup.',
    );
    expect(() => set(0)).toThrow(
      'New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.',
    );
  });
});
