import { createScene } from '../../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };

describe('scaling policies', () => {
  it('are stored, described, executed within the sizes, and deleted', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 1 });
    const { PolicyARN } = scene.call('PutScalingPolicy', {
      ...named,
      PolicyName: 'up',
      AdjustmentType: 'ChangeInCapacity',
      ScalingAdjustment: 9,
    });

    scene.call('ExecutePolicy', { PolicyName: PolicyARN });

    expect(PolicyARN).toMatch(/:scalingPolicy:[0-9a-f-]{36}:autoScalingGroupName\/web:policyName\/up$/);
    expect(scene.call('DescribePolicies', named).ScalingPolicies).toEqual([
      expect.objectContaining({ PolicyName: 'up', PolicyType: 'SimpleScaling', PolicyARN }),
    ]);
    expect(scene.group()?.DesiredCapacity).toBe(6);
    expect(scene.activityOf('i-002')?.Cause).toContain(
      'a user request executed policy up changing the desired capacity from 1 to 6.',
    );
    expect(() => scene.call('ExecutePolicy', { ...named, PolicyName: 'up', HonorCooldown: true })).toThrow(
      expect.objectContaining({ code: 'ScalingActivityInProgress' }),
    );

    scene.call('DeletePolicy', { ...named, PolicyName: 'up' });

    expect(scene.call('DescribePolicies', {}).ScalingPolicies).toEqual([]);
  });
});

describe('what is stored', () => {
  it('keeps scheduled actions, and answers for each that it refuses', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 0 });

    const answer = scene.call('BatchPutScheduledUpdateGroupAction', {
      ...named,
      ScheduledUpdateGroupActions: [
        { ScheduledActionName: 'night', Recurrence: '0 22 * * *', DesiredCapacity: 1 },
        { ScheduledActionName: 'void' },
      ],
    });
    scene.call('PutScheduledUpdateGroupAction', { ...named, ScheduledActionName: 'day', MinSize: 2 });
    scene.call('DeleteScheduledAction', { ...named, ScheduledActionName: 'day' });

    expect(answer.FailedScheduledUpdateGroupActions).toEqual([
      expect.objectContaining({ ScheduledActionName: 'void', ErrorCode: 'ValidationError' }),
    ]);
    expect(scene.call('DescribeScheduledActions', named).ScheduledUpdateGroupActions).toEqual([
      expect.objectContaining({ ScheduledActionName: 'night', AutoScalingGroupName: 'web' }),
    ]);
  });

  it('keeps notifications by topic', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 0 });
    const put = (...NotificationTypes: string[]) =>
      scene.call('PutNotificationConfiguration', { ...named, TopicARN: 'arn:t', NotificationTypes });

    put('autoscaling:EC2_INSTANCE_LAUNCH');
    put('autoscaling:EC2_INSTANCE_TERMINATE');
    const { NotificationConfigurations } = scene.call('DescribeNotificationConfigurations', {});
    scene.call('DeleteNotificationConfiguration', { ...named, TopicARN: 'arn:t' });

    expect(NotificationConfigurations?.map(({ NotificationType }) => NotificationType)).toEqual([
      'autoscaling:EC2_INSTANCE_TERMINATE',
    ]);
    expect(scene.call('DescribeNotificationConfigurations', {}).NotificationConfigurations).toEqual([]);
    expect(() => put('sms')).toThrow('"sms" is not a valid Notification Type.');
  });

  it('keeps which metrics are enabled', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 0 });

    scene.call('EnableMetricsCollection', { ...named, Granularity: '1Minute' });
    scene.call('DisableMetricsCollection', { ...named, Metrics: ['GroupMinSize'] });

    expect(scene.group()?.EnabledMetrics).toHaveLength(7);
    expect(() => scene.call('EnableMetricsCollection', { ...named, Granularity: '5Minute' })).toThrow(
      /1Minute/,
    );
  });

  it('counts groups against the account’s limits', () => {
    const scene = createScene();
    scene.createGroup({ DesiredCapacity: 0 });

    expect(scene.call('DescribeAccountLimits', {})).toMatchObject({
      MaxNumberOfAutoScalingGroups: 500,
      NumberOfAutoScalingGroups: 1,
    });
  });
});
