import type { AutoScaling } from './auto-scaling-context.js';
import { validationError } from '../requests/errors.js';
import type { Group } from './group.js';
import { findGroup, patchMember } from './groups.js';
import type { HookWait } from './lifecycle-hook.js';
import type { Member } from './member.js';

/** How a request names one instance's wait for one hook: by the token, or by the instance. */
export interface HookWaitKey {
  readonly AutoScalingGroupName: string | undefined;
  readonly LifecycleHookName: string | undefined;
  readonly LifecycleActionToken?: string | undefined;
  readonly InstanceId?: string | undefined;
}

export interface FoundHookWait {
  readonly group: Group;
  readonly member: Member;
  readonly wait: HookWait;
}

/**
 * The wait that a request names.
 * @throws AwsError `ValidationError` in AWS's words when there is none, or it is over
 */
export function findHookWait(autoScaling: AutoScaling, key: HookWaitKey): FoundHookWait {
  const { LifecycleHookName, LifecycleActionToken: token, InstanceId: instanceId } = key;
  const group = findGroup(autoScaling, key.AutoScalingGroupName);
  const isNamed = (member: Member, wait: HookWait) =>
    wait.hookName === LifecycleHookName &&
    wait.result === undefined &&
    (token === undefined ? member.instanceId === instanceId : wait.token === token);
  for (const member of group.members.values()) {
    const wait = member.hooks.find((candidate) => isNamed(member, candidate));
    if (wait) return { group, member, wait };
  }
  throw validationError(
    `No active Lifecycle Action found with ${token === undefined ? `instance ID ${instanceId}` : `token ${token}`}`,
  );
}

/** Replaces a part of one wait. */
export function patchHookWait(
  autoScaling: AutoScaling,
  found: FoundHookWait,
  patch: Partial<HookWait>,
): void {
  const { group, member, wait } = found;
  const hooks = member.hooks.map((other) => (other === wait ? { ...wait, ...patch } : other));
  patchMember(autoScaling, { groupName: group.name, instanceId: member.instanceId }, { hooks });
}
