import type { AutoScaling } from '../group/auto-scaling-context.js';
import { changeDesiredCapacity } from '../capacity/change-desired-capacity.js';
import type { Group } from '../group/group.js';
import { findGroup, patchGroup } from '../group/groups.js';
import { timeOf, withNextStart, type ScheduledAction } from '../group/scheduled-action.js';

/** Does what a scheduled action says, unless its process is suspended; one that has no next time is gone. */
export function runScheduledAction(autoScaling: AutoScaling, { name: groupName }: Group, name: string): void {
  const group = findGroup(autoScaling, groupName);
  const action = group.scheduledActions.get(name);
  if (action === undefined) return;
  plan(autoScaling, group, { name, action });
  if (!group.suspended.has('ScheduledActions'))
    update(autoScaling, findGroup(autoScaling, groupName), action);
}

function plan(
  autoScaling: AutoScaling,
  group: Group,
  { name, action }: { readonly name: string; readonly action: ScheduledAction },
): void {
  const scheduledActions = new Map(group.scheduledActions);
  const next = withNextStart(
    autoScaling,
    action,
    latest(timeOf(autoScaling, action), action.described.StartTime),
  );
  if (next.dueAtMs === undefined) scheduledActions.delete(name);
  else scheduledActions.set(name, next);
  patchGroup(autoScaling, group.name, { scheduledActions });
}

/** A timer may be a fraction of a millisecond early: the time that has just come does not come again. */
const latest = (now: Date, start: Date | undefined) => (start !== undefined && start > now ? start : now);

function update(autoScaling: AutoScaling, group: Group, { described }: ScheduledAction): void {
  const { MinSize: minSize = group.settings.minSize, MaxSize: maxSize = group.settings.maxSize } = described;
  if (minSize > maxSize) {
    const { ScheduledActionName } = described;
    return autoScaling.surroundings.log(
      `autoscaling: ${String(ScheduledActionName)} cannot set ${group.name} to min: ${minSize}, max: ${maxSize}`,
    );
  }
  const wanted = described.DesiredCapacity ?? group.desiredCapacity;
  const desired = Math.min(Math.max(wanted, minSize), maxSize);
  const settings = { ...group.settings, minSize, maxSize };
  patchGroup(autoScaling, group.name, { settings });
  const what = `a scheduled action update of AutoScalingGroup constraints to min: ${minSize}, max: ${maxSize}, desired: ${desired}`;
  changeDesiredCapacity(autoScaling, { ...group, settings }, { desired, what });
}
