import type { ScalingPolicy, ScheduledAction } from '../../../cloud/cloud.js';

/** What hangs on the first group of a world, as if somebody had put it there; it does not act. */
export const firstPolicy: ScalingPolicy = {
  name: 'cpu',
  policyType: 'TargetTrackingScaling',
  alarmNames: [],
  definition: {},
};

export const firstAction: ScheduledAction = { name: 'night', definition: {} };
