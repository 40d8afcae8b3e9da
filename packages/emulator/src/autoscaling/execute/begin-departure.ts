import type { Activity, LifecycleState } from '@aws-sdk/client-auto-scaling';
import { endActivity, startActivity } from '../activities/activities.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';
import { patchMember } from '../group/groups.js';
import { isInPool, type Member } from '../group/member.js';

export interface Departure {
  readonly lifecycle: 'Terminating' | 'Detaching' | 'EnteringStandby';
  readonly cause: string;
  /** What is said of a launch (or another departure) that this one cuts short. */
  readonly cancelled?: string;
  readonly isForced?: boolean;
}

/** Starts a member's way out of service; the reconciler takes it from there. */
export function beginDeparture(
  autoScaling: AutoScaling,
  { group, member }: { readonly group: Group; readonly member: Member },
  departure: Departure,
): Activity {
  const { cause, cancelled, isForced = false } = departure;
  const lifecycle = isInPool(member) ? 'Warmed:Terminating' : departure.lifecycle;
  const { instanceId } = member;
  const StatusMessage = cancelled ?? 'The instance was taken out before the activity had ended.';
  endActivity(autoScaling, member.activityId, { StatusCode: 'Cancelled', StatusMessage });
  const description = departureDescription(lifecycle, instanceId);
  const progress = departure.lifecycle === 'Terminating' ? 0 : 50;
  const activity = startActivity(autoScaling, group, {
    description,
    cause,
    status: 'InProgress',
    place: member,
    progress,
  });
  patchMember(
    autoScaling,
    { groupName: group.name, instanceId },
    { lifecycle, isForced, activityId: activity.ActivityId, hooks: [], hooksHaveRun: false },
  );
  return activity;
}

/** AWS's description of an instance's way out. */
export function departureDescription(lifecycle: LifecycleState, instanceId: string): string {
  if (lifecycle === 'Detaching') return `Detaching EC2 instance: ${instanceId}`;
  if (lifecycle === 'EnteringStandby') return `Moving EC2 instance to Standby: ${instanceId}`;
  const place = lifecycle.startsWith('Warmed:') ? ' from warm pool' : '';
  return `Terminating EC2 instance${place}: ${instanceId}`;
}
