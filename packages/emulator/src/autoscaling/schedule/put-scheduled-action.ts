import type { ScheduledUpdateGroupActionRequest } from '@aws-sdk/client-auto-scaling';
import { newPartArn } from '../requests/arn.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import { validationError } from '../requests/errors.js';
import type { Group } from '../group/group.js';
import { findGroup, patchGroup } from '../group/groups.js';
import { required } from '../requests/required.js';
import { isRecurrence, isTimeZone, type Timing } from '../group/next-start.js';
import { withNextStart } from '../group/scheduled-action.js';

/**
 * Stores a scheduled action with its group; from now on it acts when its time has come.
 * @throws AwsError `ValidationError` when it would change nothing, its sizes contradict each other, or its times are none
 */
export function putScheduledAction(
  autoScaling: AutoScaling,
  { name: groupName }: Pick<Group, 'name'>,
  action: ScheduledUpdateGroupActionRequest,
): void {
  const name = required(action.ScheduledActionName, 'scheduledActionName');
  const now = autoScaling.surroundings.time.now();
  checkSizes(action);
  const timing = readTiming(action, now);
  const { scheduledActions } = findGroup(autoScaling, groupName);
  const part = { kind: 'scheduledUpdateGroupAction', groupName, name } as const;
  const ScheduledActionARN =
    scheduledActions.get(name)?.described.ScheduledActionARN ?? newPartArn(autoScaling.surroundings, part);
  const described = { ...action, AutoScalingGroupName: groupName, ScheduledActionARN };
  const stored = withNextStart(autoScaling, { described, timing, putAtMs: now.getTime() }, now);
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

function readTiming(action: ScheduledUpdateGroupActionRequest, now: Date): Timing {
  const { StartTime, EndTime, Recurrence, TimeZone } = action;
  if (StartTime !== undefined && StartTime <= now) throw validationError('Given start time is in the past');
  if (EndTime !== undefined && EndTime <= (StartTime ?? now))
    throw validationError('Given end time is before the start time');
  if (Recurrence !== undefined && !isRecurrence(Recurrence))
    throw validationError(`Given recurrence string: ${Recurrence} is invalid`);
  if (TimeZone !== undefined && !isTimeZone(TimeZone))
    throw validationError(`Invalid time zone: ${TimeZone}`);
  return { startTime: StartTime, endTime: EndTime, recurrence: Recurrence, timeZone: TimeZone };
}
