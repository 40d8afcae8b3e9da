import { isActiveRefresh, type InstanceRefresh, type TemplateSource } from '../../cloud/instance-refresh.js';
import { isServingEverywhere } from './health.js';
import type { SimGroup, SimInstance, SimRefresh, SimState } from './sim-state.js';

/** The refresh of a group that goes on. */
export const activeRefreshOf = ({ refreshes = [] }: SimGroup): SimRefresh | undefined =>
  refreshes.find(isActiveRefresh);

/** What a group launches from: its refresh's while one goes on. */
export function sourceOf(group: SimGroup): TemplateSource {
  const own = { templateId: group.templateId, version: group.templateVersion };
  const active = activeRefreshOf(group);
  return active === undefined || active.status !== 'InProgress' ? own : active.desired;
}

/** How many instances a group has beyond its desired capacity: one comes ahead of each that goes. */
export function surgeOf(group: SimGroup): number {
  return activeRefreshOf(group) !== undefined && outdatedOf(group).length > 0 ? 1 : 0;
}

/** Instances that the refresh is to replace. */
export function outdatedOf(group: SimGroup): readonly SimInstance[] {
  const { templateId, version } = sourceOf(group);
  return stayingOf(group).filter((one) => one.templateId !== templateId || one.version !== version);
}

/** One look of the refresh at its group: the next to go, once the group is whole and all that is new serves. */
export function decideRefresh(state: SimState, group: SimGroup): SimInstance | undefined {
  const active = activeRefreshOf(group);
  if (active === undefined || isHalted(group)) return undefined;
  const outdated = outdatedOf(group);
  if (outdated.length === 0) return void endRefresh(state, group, active);
  const fresh = stayingOf(group).filter((one) => !outdated.includes(one));
  const isWhole = fresh.length + outdated.length >= group.desiredCapacity + 1;
  if (!isWhole || !fresh.every((one) => isServingEverywhere(state, group, one))) return undefined;
  // Of what is turned round, what does not serve yet goes first.
  return outdated.find((one) => !isServingEverywhere(state, group, one)) ?? outdated[0];
}

/** As AWS describes it. */
export function describeRefresh(group: SimGroup, refresh: SimRefresh): InstanceRefresh {
  const left = isActiveRefresh(refresh) ? outdatedOf(group).length : refresh.left;
  const percentComplete = refresh.total === 0 ? 100 : Math.floor((1 - left / refresh.total) * 100);
  const { id, status, reason, desired } = refresh;
  return { id, status, reason, desired, percentComplete, instancesLeft: left };
}

const isHalted = ({ suspendedProcesses }: SimGroup): boolean =>
  suspendedProcesses.some((one) => ['InstanceRefresh', 'Launch', 'Terminate'].includes(one));

function endRefresh(state: SimState, group: SimGroup, active: SimRefresh): void {
  state.revision += 1;
  if (active.status !== 'InProgress') {
    active.status = 'RollbackSuccessful';
    return;
  }
  active.status = 'Successful';
  active.left = 0;
  Object.assign(group, {
    templateId: active.desired.templateId,
    templateVersion: active.desired.version,
    tracksLatest: false,
  });
}

const stayingOf = (group: SimGroup): readonly SimInstance[] =>
  group.instances.filter((one) => one.terminatingAt === undefined && one.isStandby !== true);
