import { updateActivity } from '../activities/activities.js';
import { newUuid } from '../requests/arn.js';
import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';
import { patchMember } from '../group/groups.js';
import {
  globalTimeoutSeconds,
  type HookWait,
  type LifecycleHook,
  type LifecycleTransition,
} from '../group/lifecycle-hook.js';
import { isArriving, isInPool, isWarming, type Member } from '../group/member.js';
import { departureDescription } from './begin-departure.js';

export interface HookStart {
  readonly group: Group;
  readonly member: Member;
  readonly transition: LifecycleTransition;
}

/** Starts the waits of all hooks of a transition at once. */
export function awaitHooks(autoScaling: AutoScaling, { group, member, transition }: HookStart): void {
  const hooks = [...group.hooks.values()]
    .filter((hook) => hook.transition === transition)
    .map((hook) => startWait(autoScaling, hook));
  const lifecycle = duringHooks(member, 'Wait');
  patchMember(autoScaling, { groupName: group.name, instanceId: member.instanceId }, { lifecycle, hooks });
  updateActivity(autoScaling, member.activityId, {
    StatusCode: 'MidLifecycleAction',
    Progress: 60,
    ...descriptionOf(member),
  });
}

/** The hooks are through: the transition goes on. */
export function proceed(autoScaling: AutoScaling, group: Group, member: Member): void {
  const lifecycle = duringHooks(member, 'Proceed');
  patchMember(
    autoScaling,
    { groupName: group.name, instanceId: member.instanceId },
    { lifecycle, hooks: [], hooksHaveRun: true },
  );
  updateActivity(autoScaling, member.activityId, { StatusCode: 'InProgress' });
}

const isLaunching = (member: Member) => isArriving(member) || isWarming(member);

/** AWS's word for an instance whose hooks are waited for, or through: in the warm pool it has `Warmed:` in front. */
const duringHooks = (member: Member, step: 'Wait' | 'Proceed') => {
  const transition = isLaunching(member) ? 'Pending' : 'Terminating';
  return isInPool(member) ? (`Warmed:${transition}:${step}` as const) : (`${transition}:${step}` as const);
};

/** What draining has added to a departure's description goes when the draining has ended. */
const descriptionOf = (member: Member) =>
  isLaunching(member) ? {} : { Description: departureDescription(member.lifecycle, member.instanceId) };

function startWait({ surroundings }: AutoScaling, hook: LifecycleHook): HookWait {
  const { time } = surroundings;
  const nowMs = time.now().getTime();
  const after = (seconds: number) => nowMs + time.scaled(seconds * 1000);
  return {
    hookName: hook.name,
    token: newUuid(surroundings),
    deadlineMs: after(hook.heartbeatTimeoutSeconds),
    globalDeadlineMs: after(globalTimeoutSeconds(hook.heartbeatTimeoutSeconds)),
    defaultResult: hook.defaultResult,
  };
}
