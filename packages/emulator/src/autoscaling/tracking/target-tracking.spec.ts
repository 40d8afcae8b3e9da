import type { PutScalingPolicyType } from '@aws-sdk/client-auto-scaling';
import { createScene, type Scene } from '../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web' };
const minuteMs = 60_000;

type Configuration = NonNullable<PutScalingPolicyType['TargetTrackingConfiguration']>;

const cpu = (TargetValue: number, more: Partial<Configuration> = {}): Configuration => ({
  PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
  TargetValue,
  ...more,
});

const put = (scene: Scene, PolicyName: string, TargetTrackingConfiguration: Configuration) =>
  scene.call('PutScalingPolicy', {
    ...{ ...named, PolicyName, TargetTrackingConfiguration },
    ...{ PolicyType: 'TargetTrackingScaling', EstimatedInstanceWarmup: 120 },
  });

/** The group `web` of 4 of 1 to 10 in service, with a policy `cpu` for 50 %. */
function createTrackedScene(configuration = cpu(50)): Scene {
  const scene = createScene();
  scene.createGroup({ DesiredCapacity: 4, MinSize: 1, MaxSize: 10 });
  scene.boot();
  put(scene, 'cpu', configuration);
  return scene;
}

const desired = (scene: Scene) => scene.group()?.DesiredCapacity;

/** The desired capacity after each so many minutes. */
function after(scene: Scene, ...minutes: readonly number[]): readonly (number | undefined)[] {
  return minutes.map((each) => {
    scene.time.advance(each * minuteMs);
    scene.boot();
    scene.bury();
    return desired(scene);
  });
}

describe('target tracking', () => {
  it('scales out in proportion after three minutes above the target, in the words of AWS', () => {
    const scene = createTrackedScene();

    scene.setMetric(75);
    const before = after(scene, 2);
    const now = after(scene, 1);

    expect([before, now]).toEqual([[4], [6]]);
    const cause = scene.activityOf('i-005')?.Cause ?? '';
    expect(cause).toMatch(
      /^At 2026-03-01T10:03:00Z a monitor alarm TargetTracking-web-AlarmHigh-[0-9a-f-]{36} in state ALARM triggered policy cpu changing the desired capacity from 4 to 6\. {2}At 2026-03-01T10:03:00Z an instance was started /,
    );
  });

  it('goes on when the metric stays, after the warm-up and three more minutes, up to the maximum', () => {
    const scene = createTrackedScene();

    scene.setMetric(75);

    expect(after(scene, 3, 4, 1, 5, 60)).toEqual([6, 6, 9, 10, 10]);
  });

  it('scales in after fifteen minutes below nine tenths of the target, down to the minimum', () => {
    const scene = createTrackedScene();

    scene.setMetric(20);

    expect(after(scene, 14, 1, 17, 17, 60)).toEqual([4, 2, 1, 1, 1]);
  });

  it('does nothing between nine tenths of the target and the target', () => {
    const scene = createTrackedScene();

    scene.setMetric(46);

    expect(after(scene, 60)).toEqual([4]);
  });

  it('counts from when the metric crossed, not from when it was last set', () => {
    const scene = createTrackedScene();

    scene.setMetric(75);
    const first = after(scene, 2);
    scene.setMetric(60);
    const second = after(scene, 1);
    scene.setMetric(40);
    scene.setMetric(75);

    expect([first, second, after(scene, 2)]).toEqual([[4], [5], [5]]);
  });

  it('does not scale in with DisableScaleIn, and out all the same', () => {
    const scene = createTrackedScene(cpu(50, { DisableScaleIn: true }));

    scene.setMetric(20);
    const low = after(scene, 60);
    scene.setMetric(75);

    expect([low, after(scene, 3)]).toEqual([[4], [6]]);
    expect(scene.call('DescribePolicies', named).ScalingPolicies?.[0]?.Alarms).toHaveLength(1);
  });

  it('does nothing while AlarmNotification is suspended', () => {
    const scene = createTrackedScene();
    scene.call('SuspendProcesses', { ...named, ScalingProcesses: ['AlarmNotification'] });

    scene.setMetric(75);
    const suspended = after(scene, 60);
    scene.call('ResumeProcesses', { ...named, ScalingProcesses: ['AlarmNotification'] });

    expect([suspended, desired(scene)]).toEqual([[4], 6]);
  });

  it('lowers the desired capacity of protected instances, which stay', () => {
    const scene = createTrackedScene();
    scene.call('SetInstanceProtection', {
      ...{ ...named, InstanceIds: ['i-001', 'i-002', 'i-003', 'i-004'], ProtectedFromScaleIn: true },
    });

    scene.setMetric(20);

    expect(after(scene, 15)).toEqual([2]);
    expect(scene.members()).toHaveLength(4);
    expect(scene.instances.terminated).toEqual([]);
    expect(scene.activities()).toContain('Failed Terminating EC2 instance');
  });

  it('follows a custom metric by its name', () => {
    const scene = createTrackedScene({
      CustomizedMetricSpecification: { MetricName: 'QueueLength', Namespace: 'App', Statistic: 'Average' },
      TargetValue: 100,
    });

    scene.setMetric(90);
    scene.setMetric(150, 'QueueLength');

    expect(after(scene, 3)).toEqual([6]);
  });

  it('with several policies scales out when one wants it, and in when all do', () => {
    const scene = createTrackedScene();
    put(scene, 'queue', {
      CustomizedMetricSpecification: { MetricName: 'QueueLength', Namespace: 'App', Statistic: 'Average' },
      TargetValue: 100,
    });

    scene.setMetric(20);
    scene.setMetric(100, 'QueueLength');
    const oneLow = after(scene, 60);
    scene.setMetric(50, 'QueueLength');
    const bothLow = after(scene, 15);
    scene.setMetric(200, 'QueueLength');

    expect([oneLow, bothLow, after(scene, 3)]).toEqual([[4], [2], [4]]);
  });

  it('ends with its policy, and is no more than described when that is disabled', () => {
    const scene = createTrackedScene();

    scene.setMetric(75);
    scene.call('DeletePolicy', { ...named, PolicyName: 'cpu' });

    expect(after(scene, 60)).toEqual([4]);
    expect(scene.time.pending()).toBe(0);
    scene.call('PutScalingPolicy', {
      ...{ ...named, PolicyName: 'cpu', PolicyType: 'TargetTrackingScaling', Enabled: false },
      TargetTrackingConfiguration: cpu(50),
    });
    expect(after(scene, 60)).toEqual([4]);
  });

  it('names the alarms that it would have', () => {
    const scene = createTrackedScene();

    const [policy] = scene.call('DescribePolicies', named).ScalingPolicies ?? [];

    expect(policy?.Alarms).toEqual([
      {
        AlarmName: expect.stringMatching(/^TargetTracking-web-AlarmHigh-[0-9a-f-]{36}$/),
        AlarmARN: expect.stringMatching(
          /^arn:aws:cloudwatch:us-east-1:123456789012:alarm:TargetTracking-web-AlarmHigh-/,
        ),
      },
      expect.objectContaining({ AlarmName: expect.stringContaining('AlarmLow') }),
    ]);
  });

  it('refuses a policy without a target or with two metrics, and a metric of no group', () => {
    const scene = createTrackedScene();

    expect(() => put(scene, 'none', { TargetValue: 50 })).toThrow(/must have a TargetValue and either/);
    expect(() => put(scene, 'void', cpu(50, { TargetValue: undefined }))).toThrow(/must have a TargetValue/);
    scene.call('DeleteAutoScalingGroup', { ...named, ForceDelete: true });
    scene.bury();
    expect(() => scene.setMetric(50)).toThrow(/AutoScalingGroup web not found/);
  });
});
