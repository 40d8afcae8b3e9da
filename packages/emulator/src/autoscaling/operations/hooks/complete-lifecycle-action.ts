import type { CompleteLifecycleActionType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { findHookWait, patchHookWait } from '../../group/find-hook-wait.js';
import { required } from '../../requests/required.js';
import { readHookResult } from '../../settings/read-lifecycle-hook.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CompleteLifecycleAction.html */
export function completeLifecycleAction(input: CompleteLifecycleActionType, autoScaling: AutoScaling): Empty {
  const result = required(readHookResult(input.LifecycleActionResult), 'lifecycleActionResult');
  const found = findHookWait(autoScaling, input);
  patchHookWait(autoScaling, found, { result });
  autoScaling.reconcile(found.group.name);
  return {};
}
