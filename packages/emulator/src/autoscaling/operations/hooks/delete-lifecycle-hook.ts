import type { DeleteLifecycleHookType } from '@aws-sdk/client-auto-scaling';
import type { AutoScaling, Empty } from '../../group/auto-scaling-context.js';
import { validationError } from '../../requests/errors.js';
import type { Group } from '../../group/group.js';
import { findGroup, patchGroup, patchMember } from '../../group/groups.js';
import { isArriving } from '../../group/member.js';
import { required } from '../../requests/required.js';

/**
 * Waits for the hook end with it: `ABANDON` for instances that launch, `CONTINUE` for those that terminate.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteLifecycleHook.html
 */
export function deleteLifecycleHook(input: DeleteLifecycleHookType, autoScaling: AutoScaling): Empty {
  const group = findGroup(autoScaling, input.AutoScalingGroupName);
  const name = required(input.LifecycleHookName, 'lifecycleHookName');
  if (!group.hooks.has(name)) throw validationError(`No Lifecycle Hook found with name ${name}`);
  patchGroup(autoScaling, group.name, { hooks: new Map([...group.hooks].filter(([hook]) => hook !== name)) });
  endWaits(autoScaling, group, name);
  autoScaling.reconcile(group.name);
  return {};
}

function endWaits(autoScaling: AutoScaling, group: Group, hookName: string): void {
  for (const member of group.members.values()) {
    const result = isArriving(member) ? 'ABANDON' : 'CONTINUE';
    const hooks = member.hooks.map((wait) =>
      wait.hookName === hookName ? ({ ...wait, result } as const) : wait,
    );
    patchMember(autoScaling, { groupName: group.name, instanceId: member.instanceId }, { hooks });
  }
}
