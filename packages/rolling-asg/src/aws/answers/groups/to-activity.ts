import type { Activity as AwsActivity } from '@aws-sdk/client-auto-scaling';
import type { Activity } from '../../../cloud/cloud.js';
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
    launchMs: launchMs(activity),
  };
}

/** A launch is known by its description alone: AWS gives activities no kind. */
function launchMs({ StatusCode, Description = '', StartTime, EndTime }: AwsActivity): number | undefined {
  if (StatusCode !== 'Successful' || !Description.startsWith('Launching a new EC2 instance'))
    return undefined;
  return StartTime && EndTime && EndTime.getTime() - StartTime.getTime();
}
