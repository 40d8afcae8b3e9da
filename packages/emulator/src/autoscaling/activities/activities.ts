import type { Activity } from '@aws-sdk/client-auto-scaling';
import { newUuid } from '../requests/arn.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';

export interface NewActivity {
  readonly description: string;
  readonly cause: string;
  readonly status: NonNullable<Activity['StatusCode']>;
  /** Where it happens, for the details. */
  readonly place: { readonly subnetId: string; readonly zone: string } | undefined;
  /** @default 0 */
  readonly progress?: number;
}

/** Records that a scaling activity begins, and answers it. */
export function startActivity(autoScaling: AutoScaling, group: Group, activity: NewActivity): Activity {
  const id = newUuid(autoScaling.surroundings);
  const started: Activity = {
    ActivityId: id,
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    Description: activity.description,
    Cause: activity.cause,
    StartTime: autoScaling.surroundings.time.now(),
    StatusCode: activity.status,
    Progress: activity.progress ?? 0,
    Details: JSON.stringify(detailsOf(activity.place)),
  };
  autoScaling.activities.set(id, started);
  return started;
}

/** Changes what is known of an activity that goes on. */
export function updateActivity(
  autoScaling: AutoScaling,
  id: string | undefined,
  patch: Partial<Activity>,
): void {
  const activity = id === undefined ? undefined : autoScaling.activities.get(id);
  if (id !== undefined && activity) autoScaling.activities.set(id, { ...activity, ...patch });
}

/** Ends an activity that goes on; one that has ended keeps its end. */
export function endActivity(
  autoScaling: AutoScaling,
  id: string | undefined,
  end: Pick<Activity, 'StatusCode' | 'StatusMessage' | 'Description'>,
): void {
  const activity = id === undefined ? undefined : autoScaling.activities.get(id);
  if (!activity || activity.EndTime) return;
  const EndTime = autoScaling.surroundings.time.now();
  updateActivity(autoScaling, id, { StatusMessage: undefined, ...end, EndTime, Progress: 100 });
}

/** All activities as AWS lists them: those in progress first, then the newest first. */
export function listActivities(autoScaling: AutoScaling): readonly Activity[] {
  const newestFirst = [...autoScaling.activities.values()].reverse();
  return [...newestFirst.filter(({ EndTime }) => !EndTime), ...newestFirst.filter(({ EndTime }) => EndTime)];
}

const detailsOf = (place: NewActivity['place']) =>
  place ? { 'Subnet ID': place.subnetId, 'Availability Zone': place.zone } : {};
