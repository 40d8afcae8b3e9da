import type { PutScheduledUpdateGroupActionType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { findLiveGroup } from '../../group/groups.js';
import { putScheduledAction } from '../../schedule/put-scheduled-action.js';

/**
 * Acts at its start time and by its recurrence.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html
 */
export function putScheduledUpdateGroupAction(
  input: PutScheduledUpdateGroupActionType,
  autoScaling: AutoScaling,
): Empty {
  const { Time, StartTime = Time, ...action } = input;
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  putScheduledAction(autoScaling, group, { ...action, StartTime });
  autoScaling.reconcile(group.name);
  return {};
}
