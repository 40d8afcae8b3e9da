import type { PutScheduledUpdateGroupActionType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../auto-scaling-context.js';
import { findLiveGroup } from '../groups.js';
import { putScheduledAction } from '../settings/put-scheduled-action.js';

/**
 * Stored and described; it never fires.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html
 */
export function putScheduledUpdateGroupAction(
  input: PutScheduledUpdateGroupActionType,
  autoScaling: AutoScaling,
): Empty {
  const { Time, StartTime = Time, ...action } = input;
  putScheduledAction(autoScaling, findLiveGroup(autoScaling, input.AutoScalingGroupName), {
    ...action,
    StartTime,
  });
  return {};
}
