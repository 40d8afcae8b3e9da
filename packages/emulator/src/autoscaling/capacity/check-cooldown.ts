import { AwsError } from '../../service/aws-error.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';

/**
 * Refuses while the last change of capacity goes on, and for its cooldown after that.
 * @throws AwsError `ScalingActivityInProgress`
 */
export function checkCooldown({ activities, surroundings }: AutoScaling, group: Group): void {
  const { time } = surroundings;
  const last = activities.get(group.lastScalingActivityId ?? '');
  if (!last || last.StatusCode === 'Failed' || last.StatusCode === 'Cancelled') return;
  const endsAtMs = (last.EndTime?.getTime() ?? Infinity) + time.scaled(group.cooldownSeconds * 1000);
  if (time.now().getTime() >= endsAtMs) return;
  throw new AwsError(
    'ScalingActivityInProgress',
    `Scaling activity ${last.ActivityId} is in progress and blocks this action`,
  );
}
