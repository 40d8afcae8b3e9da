import type { DeleteScheduledActionType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { validationError } from '../../requests/errors.js';
import { findGroup, patchGroup } from '../../group/groups.js';
import { required } from '../../requests/required.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteScheduledAction.html */
export function deleteScheduledAction(input: DeleteScheduledActionType, autoScaling: AutoScaling): Empty {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const name = required(input.ScheduledActionName, 'scheduledActionName');
  if (!group.scheduledActions.has(name)) {
    throw validationError(`Scheduled action name not found - No such scheduled action: ${name}`);
  }
  const scheduledActions = new Map([...group.scheduledActions].filter(([other]) => other !== name));
  patchGroup(autoScaling, group.name, { scheduledActions });
  return {};
}
