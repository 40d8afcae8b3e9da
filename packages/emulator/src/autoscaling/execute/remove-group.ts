import { updateActivity } from '../activities/activities.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';

/** Forgets a group; its activities stay, marked as those of a deleted group. */
export function removeGroup(autoScaling: AutoScaling, group: Group): void {
  autoScaling.groups.delete(group.name);
  for (const { ActivityId, AutoScalingGroupARN } of autoScaling.activities.values()) {
    if (AutoScalingGroupARN !== group.arn) continue;
    updateActivity(autoScaling, ActivityId, { AutoScalingGroupState: 'Deleted' });
  }
}
