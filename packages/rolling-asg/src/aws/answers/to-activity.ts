import type { Activity as AwsActivity } from '@aws-sdk/client-auto-scaling';
import type { Activity } from '../../cloud/cloud.js';
import { launchFailure } from './launch-failure.js';

/** A scaling activity as `DescribeScalingActivities` answers it, in the engine's terms. */
export function toActivity(activity: AwsActivity): Activity {
  return {
    status: activity.StatusCode ?? 'Unknown',
    description: activity.Description ?? '',
    cause: activity.Cause ?? '',
    message: activity.StatusMessage,
    failure: launchFailure(activity),
    startedAtMs: activity.StartTime?.getTime(),
  };
}
