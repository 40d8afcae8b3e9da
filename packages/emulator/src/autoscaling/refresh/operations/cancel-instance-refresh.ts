import type { CancelInstanceRefreshAnswer, CancelInstanceRefreshType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling } from '../../group/auto-scaling-context.js';
import { endRefresh } from '../end-refresh.js';
import { findActiveRefresh } from '../find-active-refresh.js';
import { patchRefresh } from '../patch-refresh.js';

const reason = 'Cancelled due to user request.';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CancelInstanceRefresh.html */
export function cancelInstanceRefresh(
  input: CancelInstanceRefreshType,
  autoScaling: AutoScaling,
): CancelInstanceRefreshAnswer {
  const { group, refresh } = findActiveRefresh(autoScaling, input.AutoScalingGroupName);
  if (input.WaitForTransitioningInstances ?? true) {
    const progressAtMs = autoScaling.surroundings.time.now().getTime();
    const pauses = { checkpointUntilMs: undefined, bakeUntilMs: undefined };
    patchRefresh(autoScaling, group.name, { status: 'Cancelling', reason, progressAtMs, ...pauses });
  } else {
    endRefresh(autoScaling, { group, refresh }, { status: 'Cancelled', reason });
  }
  autoScaling.reconcile(group.name);
  return { InstanceRefreshId: refresh.id };
}
