import type { ExecutePolicyType, ScalingPolicy, StepAdjustment } from '@aws-sdk/client-auto-scaling';
import { validationError } from '../requests/errors.js';
import { required } from '../requests/required.js';

/**
 * By how much a step policy changes the capacity for a metric: bounds are relative to the threshold, and of two that
 * meet, the step that is farther from it has their value.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
 * @throws AwsError `ValidationError` where the request says no metric, and where no step is for it
 */
export function stepAdjustment(
  { StepAdjustments: steps = [] }: ScalingPolicy,
  { MetricValue, BreachThreshold }: ExecutePolicyType,
): number {
  const metric = required(MetricValue, 'metricValue');
  const threshold = required(BreachThreshold, 'breachThreshold');
  const step = steps.find((one) => holds(one, metric - threshold));
  if (step !== undefined) return step.ScalingAdjustment ?? 0;
  throw validationError(
    `No step adjustment found for metric value ${metric} and breach threshold ${threshold}`,
  );
}

function holds(step: StepAdjustment, difference: number): boolean {
  const { MetricIntervalLowerBound: lower = -Infinity, MetricIntervalUpperBound: upper = Infinity } = step;
  return difference >= 0
    ? lower <= difference && difference < upper
    : lower < difference && difference <= upper;
}
