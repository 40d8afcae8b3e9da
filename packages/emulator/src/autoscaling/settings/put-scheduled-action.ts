import type { ScheduledUpdateGroupActionRequest } from '@aws-sdk/client-auto-scaling';
import { newPartArn } from '../arn.js';
import type { AutoScaling } from '../auto-scaling-context.js';
import { validationError } from '../errors.js';
import type { Group } from '../group.js';
import { findGroup, patchGroup } from '../groups.js';
import { required } from '../required.js';

/**
 * Stores a scheduled action with its group.
 * @throws AwsError `ValidationError` when it would change nothing, or its sizes contradict each other
 */
export function putScheduledAction(
  autoScaling: AutoScaling,
  { name: groupName }: Pick<Group, 'name'>,
  action: ScheduledUpdateGroupActionRequest,
): void {
  const name = required(action.ScheduledActionName, 'scheduledActionName');
  checkSizes(action);
  const { scheduledActions } = findGroup(autoScaling, groupName);
  const part = { kind: 'scheduledUpdateGroupAction', groupName, name } as const;
  const ScheduledActionARN =
    scheduledActions.get(name)?.ScheduledActionARN ?? newPartArn(autoScaling.surroundings, part);
  const stored = { ...action, AutoScalingGroupName: groupName, Time: action.StartTime, ScheduledActionARN };
  patchGroup(autoScaling, groupName, { scheduledActions: new Map(scheduledActions).set(name, stored) });
}

function checkSizes({ MinSize, MaxSize, DesiredCapacity }: ScheduledUpdateGroupActionRequest): void {
  if (MinSize === undefined && MaxSize === undefined && DesiredCapacity === undefined) {
    throw validationError('At least one of MinSize, MaxSize or DesiredCapacity must be given');
  }
  if (MinSize !== undefined && MaxSize !== undefined && MinSize > MaxSize) {
    throw validationError('Given max size is less than min size');
  }
}
