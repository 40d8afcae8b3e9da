import type { PutLifecycleHookType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { findLiveGroup, patchGroup } from '../../group/groups.js';
import { putHook } from '../../settings/read-lifecycle-hook.js';

/** @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html */
export function putLifecycleHook(input: PutLifecycleHookType, autoScaling: AutoScaling): Empty {
  const group = findLiveGroup(autoScaling, input.AutoScalingGroupName);
  patchGroup(autoScaling, group.name, { hooks: putHook(group.hooks, input) });
  return {};
}
