import { createScene } from '../../testing/autoscaling/autoscaling-scene.js';

const named = { AutoScalingGroupName: 'web', PolicyName: 'cpu' };

/** A group of two with the policy that the user guide shows, above and below 50. */
function createStepScene() {
  const scene = createScene();
  scene.createGroup({ MaxSize: 20, DesiredCapacity: 10 });
  scene.call('PutScalingPolicy', {
    ...{ ...named, PolicyType: 'StepScaling', AdjustmentType: 'PercentChangeInCapacity' },
    StepAdjustments: [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 0 },
      { MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 10 },
      { MetricIntervalLowerBound: 20, ScalingAdjustment: 30 },
      { MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: 0 },
      { MetricIntervalUpperBound: -10, ScalingAdjustment: -10 },
    ],
  });
  const execute = (MetricValue?: number, BreachThreshold?: number) =>
    scene.call('ExecutePolicy', { ...named, MetricValue, BreachThreshold });
  return { scene, execute };
}

describe('ExecutePolicy of a step policy', () => {
  it.each([
    [50, 10],
    [55, 10],
    [60, 11],
    [69.9, 11],
    [70, 13],
    [95, 13],
    [45, 10],
    [40, 9],
    [10, 9],
  ])('takes the step that a metric of %d against 50 is in: %d of 10', (metric, expected) => {
    const { scene, execute } = createStepScene();

    execute(metric, 50);

    expect(scene.group()?.DesiredCapacity).toBe(expected);
  });

  it.each([
    ['without a metric', undefined, 50, /Value null at 'metricValue'/],
    ['without a threshold', 95, undefined, /Value null at 'breachThreshold'/],
  ])('is refused %s', (_title, metric, threshold, sentence) => {
    const { execute } = createStepScene();

    expect(() => execute(metric, threshold)).toThrow(sentence);
  });

  it('is refused where no step is for the metric', () => {
    const { scene, execute } = createStepScene();
    scene.call('PutScalingPolicy', {
      ...{ ...named, PolicyType: 'StepScaling', AdjustmentType: 'ChangeInCapacity' },
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    });

    expect(() => execute(10, 50)).toThrow(
      'No step adjustment found for metric value 10 and breach threshold 50',
    );
  });
});
