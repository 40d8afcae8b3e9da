import type { ScalingPolicy } from '@aws-sdk/client-auto-scaling';
import { validationError } from '../requests/errors.js';

/** Where a capacity is now and what it may be. */
export interface Capacity {
  readonly desired: number;
  readonly minSize: number;
  readonly maxSize: number;
}

/** The desired capacity after a simple scaling policy, within the group's sizes. */
export function adjustedCapacity(capacity: Capacity, policy: ScalingPolicy): number {
  const next = unboundedCapacity(capacity.desired, policy);
  return Math.min(Math.max(next, capacity.minSize), capacity.maxSize);
}

function unboundedCapacity(desired: number, policy: ScalingPolicy): number {
  const { AdjustmentType, ScalingAdjustment = 0 } = policy;
  switch (AdjustmentType) {
    case 'ExactCapacity':
      return ScalingAdjustment;
    case 'ChangeInCapacity':
      return desired + ScalingAdjustment;
    case 'PercentChangeInCapacity':
      return desired + percentOf(desired, ScalingAdjustment, policy.MinAdjustmentMagnitude ?? 1);
    default:
      throw validationError(`Unsupported AdjustmentType ${AdjustmentType}`);
  }
}

/**
 * AWS rounds towards zero, but a change never becomes none.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
 */
function percentOf(desired: number, percent: number, least: number): number {
  const change = (desired * percent) / 100;
  return Math.sign(change) * Math.max(Math.trunc(Math.abs(change)), least);
}
