import type { RecordLifecycleActionHeartbeatType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { findHookWait, patchHookWait } from '../../group/find-hook-wait.js';

/**
 * Starts the hook's timeout anew, within the global timeout.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RecordLifecycleActionHeartbeat.html
 */
export function recordLifecycleActionHeartbeat(
  input: RecordLifecycleActionHeartbeatType,
  autoScaling: AutoScaling,
): Empty {
  const { time } = autoScaling.surroundings;
  const found = findHookWait(autoScaling, input);
  const timeoutSeconds = found.group.hooks.get(found.wait.hookName)?.heartbeatTimeoutSeconds ?? 0;
  const renewedMs = time.now().getTime() + time.scaled(timeoutSeconds * 1000);
  patchHookWait(autoScaling, found, { deadlineMs: Math.min(renewedMs, found.wait.globalDeadlineMs) });
  autoScaling.reconcile(found.group.name);
  return {};
}
