import type { Definition } from '../../cloud/cloud.js';
import { servingInstances } from './health.js';
import type { SimGroup, SimState } from './sim-state.js';

/** How often target tracking acts. */
export const policyPaceMs = 60_000;

/** A scheduled action that acts: its definition says when (ms of the cloud) and which sizes. */
export function scheduledAt({ definition }: { readonly definition: Definition }): number {
  return typeof definition['atMs'] === 'number' ? definition['atMs'] : Infinity;
}

/** Whether a policy tracks a target: its definition says how much load an instance is to have. */
function targetOf({ definition }: { readonly definition: Definition }): number | undefined {
  return typeof definition['target'] === 'number' ? definition['target'] : undefined;
}

/** Lets the scheduled actions act whose time came since `since`. */
export function actBySchedule(state: SimState, group: SimGroup, since: number): void {
  if (group.suspendedProcesses.includes('ScheduledActions')) return;
  for (const action of group.scheduledActions ?? []) {
    const at = scheduledAt(action);
    if (at <= since || at > state.now) continue;
    const { minSize, maxSize, desiredCapacity } = action.definition;
    const set = Object.entries({ minSize, maxSize, desiredCapacity });
    Object.assign(group, Object.fromEntries(set.filter(([, value]) => typeof value === 'number')));
    group.desiredCapacity = within(group, group.desiredCapacity);
    group.sizedBy = 'schedule';
    state.revision += 1;
  }
}

/** Lets target tracking act: each group is judged by its own share of the load, as its own metric would. */
export function actByPolicy(state: SimState, group: SimGroup): void {
  const target = (group.policies ?? []).map(targetOf).find((value) => value !== undefined);
  if (target === undefined || state.load === undefined || isIdle(state, group)) return;
  const serving = servingInstances(state, group).length;
  const all = [...state.groups.values()].reduce((sum, one) => sum + servingInstances(state, one).length, 0);
  group.policyActedAt = state.now;
  const wanted = all === 0 ? group.minSize : Math.ceil((state.load * serving) / all / target);
  const desired = within(group, wanted);
  if (desired === group.desiredCapacity) return;
  group.desiredCapacity = desired;
  group.sizedBy = 'policy';
  state.revision += 1;
}

function isIdle(state: SimState, group: SimGroup): boolean {
  if (group.suspendedProcesses.includes('AlarmNotification') || group.isDeleting === true) return true;
  return state.now < (group.policyActedAt ?? state.now - policyPaceMs) + policyPaceMs;
}

function within({ minSize, maxSize }: SimGroup, desired: number): number {
  return Math.min(maxSize, Math.max(minSize, desired));
}
