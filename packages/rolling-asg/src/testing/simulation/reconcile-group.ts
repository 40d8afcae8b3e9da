import { checkedState } from './health.js';
import { goneAt, launchMs } from './lifecycle.js';
import { noteActivity } from './activities.js';
import { activeRefreshOf, decideRefresh, sourceOf, surgeOf } from './refreshing.js';
import { syncRegistrations } from './registrations.js';
import type { LaunchTrouble, SimGroup, SimInstance, SimState, SimTemplate } from './sim-state.js';

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
/** How often a launch that fails is tried again. */
const retryMs = 30_000;

/** One look of Auto Scaling at a group: what is gone, what must go, what is missing. */
export function reconcileGroup(state: SimState, group: SimGroup): void {
  const before = group.instances.length;
  group.instances = group.instances.filter((instance) => state.now < goneAt(state, instance));
  if (group.instances.length !== before) state.revision += 1;
  replaceUnhealthy(state, group);
  refresh(state, group);
  scaleIn(state, group);
  scaleOut(state, group);
  syncRegistrations(state, group);
}

/** Instances that count as capacity. */
export function stayingOf(group: SimGroup): readonly SimInstance[] {
  return group.instances.filter(
    ({ terminatingAt, isStandby }) => terminatingAt === undefined && isStandby !== true,
  );
}

export function terminate(state: SimState, group: SimGroup, instance: SimInstance, by: string): void {
  instance.terminatingAt = state.now;
  instance.endedBy = by;
  state.revision += 1;
  noteActivity(state, group, { description: `Terminating EC2 instance: ${instance.id}`, cause: by });
}

export function isSuspended(group: SimGroup, ...processes: readonly string[]): boolean {
  return processes.some((process) => group.suspendedProcesses.includes(process));
}

/** The next instance that an instance refresh takes out. */
function refresh(state: SimState, group: SimGroup): void {
  const outdated = decideRefresh(state, group);
  if (outdated !== undefined) terminate(state, group, outdated, 'refresh');
}

function replaceUnhealthy(state: SimState, group: SimGroup): void {
  for (const instance of stayingOf(group)) {
    if (instance.isHealthy && isCondemned(state, group, instance)) {
      instance.isHealthy = false;
      state.revision += 1;
    }
    if (!instance.isHealthy && !isSuspended(group, 'ReplaceUnhealthy', 'Terminate'))
      terminate(state, group, instance, 'health');
  }
}

/** Out of service after its grace period, where the group has been in service: its ELB health check takes it down. */
function isCondemned(state: SimState, group: SimGroup, instance: SimInstance): boolean {
  if (state.now - instance.launchedAt < launchMs + group.healthCheckGraceMs) return false;
  if (isSuspended(group, 'HealthCheck')) return false;
  return (group.inServiceAt ?? []).some((name) => {
    const loadBalancer = state.sources.get(name);
    const registration = loadBalancer?.registrations.get(instance.id);
    if (loadBalancer === undefined || registration?.leavingSince !== undefined) return false;
    if (registration === undefined) return false;
    return checkedState(state, instance, { loadBalancer, registration }).state !== 'serving';
  });
}

/** Protected instances are passed by; unhealthy ones go first, then the newest: which ones is a policy's matter. */
function scaleIn(state: SimState, group: SimGroup): void {
  if (isSuspended(group, 'Terminate')) return;
  const staying = stayingOf(group);
  const excess = staying.length - group.desiredCapacity - surgeOf(group);
  if (excess <= 0) return;
  const free = staying.filter(({ isProtected }) => !isProtected);
  const sorted = [
    ...free.filter(({ isHealthy }) => isHealthy),
    ...free.filter(({ isHealthy }) => !isHealthy),
  ];
  for (const instance of sorted.slice(Math.max(0, sorted.length - excess))) {
    terminate(state, group, instance, group.sizedBy ?? 'unknown');
  }
}

function scaleOut(state: SimState, group: SimGroup): void {
  if (group.isDeleting === true || isSuspended(group, 'Launch')) return;
  const missing = group.desiredCapacity + surgeOf(group) - stayingOf(group).length;
  if (missing <= 0) return;
  const trouble = launchTrouble(state, group);
  if (trouble !== undefined) return noteTrouble(state, group, trouble);
  for (let count = 0; count < missing; count++) launch(state, group);
}

function launchTrouble(state: SimState, group: SimGroup): LaunchTrouble | undefined {
  const imageId = imageOf(state, group);
  if (imageId === undefined) {
    const message = `launch template version ${versionOf(state, group)} does not exist`;
    return { message, failure: 'launch-template' };
  }
  const { now, launchTrouble: trouble } = state;
  if (trouble === undefined || now >= (trouble.until ?? Infinity)) return undefined;
  return trouble.imageId === undefined || trouble.imageId === imageId ? trouble : undefined;
}

function noteTrouble(state: SimState, group: SimGroup, { message, failure = 'quota' }: LaunchTrouble): void {
  const last = group.activities?.[0];
  if (last?.status === 'Failed' && state.now - (last.startedAtMs ?? 0) < retryMs) return;
  noteActivity(state, group, {
    status: 'Failed',
    description: 'Launching a new EC2 instance',
    message,
    failure,
  });
}

function launch(state: SimState, group: SimGroup): void {
  state.nextId += 1;
  state.revision += 1;
  const id = `i-${String(state.nextId).padStart(3, '0')}`;
  group.instances.push({
    id,
    zone: zones[state.nextId % zones.length] ?? 'us-east-1a',
    launchedAt: state.now,
    imageId: imageOf(state, group) ?? '',
    templateId: sourceOf(group).templateId,
    version: versionOf(state, group),
    isProtected: group.newInstancesProtected,
    isHealthy: true,
  });
  noteActivity(state, group, { description: `Launching a new EC2 instance: ${id}` });
}

function versionOf(state: SimState, group: SimGroup): number {
  const { templateId, version } = sourceOf(group);
  if (group.tracksLatest !== true || activeRefreshOf(group) !== undefined) return version;
  return templateOf(state, templateId)?.latest ?? version;
}

function imageOf(state: SimState, group: SimGroup): string | undefined {
  return templateOf(state, sourceOf(group).templateId)?.versions.get(versionOf(state, group))?.imageId;
}

function templateOf(state: SimState, id: string): SimTemplate | undefined {
  for (const template of state.templates.values()) if (template.id === id) return template;
  return undefined;
}
