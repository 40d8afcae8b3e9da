import type { Group, GroupTag, InstanceState, LoadBalancerSettings } from '../cloud/cloud.js';
import type { NewGroup } from '../cloud/ports.js';

/** How instances of an image behave. */
export interface ImageBehaviour {
  /** From launch to listening. @default 20_000 */
  readonly bootMs?: number;
  /** It starts, but answers its health check with 500. @default false */
  readonly isBad?: boolean;
  /** How long its last request takes when it is deregistered. @default 4_000 */
  readonly inFlightMs?: number;
  /** Goes bad this long after launch. */
  readonly breaksAfterMs?: number;
}

export interface SimInstance {
  readonly id: string;
  readonly zone: string;
  readonly launchedAt: number;
  readonly imageId: string;
  readonly version: number;
  isProtected: boolean;
  isHealthy: boolean;
  terminatingAt?: number;
}

export interface SimGroup extends Omit<NewGroup, 'tags'> {
  minSize: number;
  maxSize: number;
  desiredCapacity: number;
  tags: readonly GroupTag[];
  loadBalancerNames: readonly string[];
  newInstancesProtected: boolean;
  suspendedProcesses: readonly string[];
  instances: SimInstance[];
}

interface Registration {
  readonly at: number;
  leavingSince?: number;
}

interface SimLoadBalancer {
  readonly settings: LoadBalancerSettings;
  readonly registrations: Map<string, Registration>;
}

interface SimVersion {
  readonly imageId: string;
  readonly description: string;
  readonly createdAtMs: number;
}

interface SimTemplate {
  readonly id: string;
  readonly versions: Map<number, SimVersion>;
  latest: number;
  tags: Readonly<Record<string, string>>;
}

export interface SimState {
  now: number;
  readonly groups: Map<string, SimGroup>;
  readonly loadBalancers: Map<string, SimLoadBalancer>;
  readonly templates: Map<string, SimTemplate>;
  readonly images: Map<string, ImageBehaviour>;
  nextId: number;
}

const tickMs = 1_000;
const launchMs = 5_000;
const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** Lets time pass in small ticks, and calls `seen` after each. */
export function advance(state: SimState, now: number, seen: () => void): void {
  while (state.now + tickMs <= now) {
    state.now += tickMs;
    for (const group of state.groups.values()) tick(state, group);
    seen();
  }
}

/** Registers and deregisters at once, as a change of attachments does. */
export function syncRegistrations(state: SimState, group: SimGroup): void {
  for (const [name, { registrations }] of state.loadBalancers) {
    for (const instance of group.instances) {
      const known = registrations.get(instance.id);
      const belongs = group.loadBalancerNames.includes(name) && isUp(state, instance);
      if (belongs && (known === undefined || known.leavingSince !== undefined)) {
        registrations.set(instance.id, { at: state.now });
      }
      if (!belongs && known !== undefined) known.leavingSince ??= state.now;
    }
  }
}

/** What a load balancer answers about its instances. */
export function instanceStates(state: SimState, name: string): readonly InstanceState[] {
  const loadBalancer = state.loadBalancers.get(name);
  if (loadBalancer === undefined) return [];
  return [...loadBalancer.registrations].flatMap(([instanceId, registration]) => {
    const instance = findInstance(state, instanceId);
    if (instance === undefined) return [];
    if (registration.leavingSince !== undefined)
      return leavingState(state, instance, registration.leavingSince);
    return [{ instanceId, ...checkedState(state, instance, loadBalancer, registration.at) }];
  });
}

/** Instances that really take requests: in service and not leaving, everywhere that their group is attached. */
export function servingInstances(state: SimState, group: SimGroup): readonly string[] {
  if (group.loadBalancerNames.length === 0) return [];
  const perLoadBalancer = group.loadBalancerNames.map((name) =>
    instanceStates(state, name).filter(
      (one) => one.state === 'InService' && !one.description.includes('progress'),
    ),
  );
  return group.instances
    .filter(({ id }) => perLoadBalancer.every((states) => states.some(({ instanceId }) => instanceId === id)))
    .map(({ id }) => id);
}

export function toGroup(state: SimState, group: SimGroup): Group {
  const { templateId, templateVersion, instances, ...rest } = group;
  return {
    ...rest,
    instances: instances.map((instance) => ({
      instanceId: instance.id,
      zone: instance.zone,
      lifecycleState: lifecycleState(state, instance),
      healthStatus: instance.isHealthy ? 'Healthy' : 'Unhealthy',
      launchTemplateVersion: String(instance.version),
      isProtected: instance.isProtected,
    })),
    targetGroupArns: [],
    healthCheckType: 'ELB',
    launchTemplate: {
      id: templateId,
      name: templateNameOf(state, templateId),
      version: String(templateVersion),
    },
    isDeleting: false,
  };
}

function tick(state: SimState, group: SimGroup): void {
  group.instances = group.instances.filter((instance) => !isGone(state, instance));
  for (const instance of group.instances) {
    if (instance.terminatingAt === undefined && isCondemned(state, group, instance)) {
      instance.isHealthy = false;
      instance.terminatingAt = state.now;
    }
  }
  const staying = group.instances.filter(({ terminatingAt }) => terminatingAt === undefined);
  for (const extra of staying.slice(group.desiredCapacity).filter(({ isProtected }) => !isProtected)) {
    extra.terminatingAt = state.now;
  }
  for (let count = staying.length; count < group.desiredCapacity; count++) launch(state, group);
  syncRegistrations(state, group);
  dropDrained(state);
}

function launch(state: SimState, group: SimGroup): void {
  state.nextId += 1;
  const template = [...state.templates.values()].find(({ id }) => id === group.templateId);
  group.instances.push({
    id: `i-${String(state.nextId).padStart(3, '0')}`,
    zone: zones[state.nextId % zones.length] ?? 'us-east-1a',
    launchedAt: state.now,
    imageId: template?.versions.get(group.templateVersion)?.imageId ?? 'ami-none',
    version: group.templateVersion,
    isProtected: group.newInstancesProtected,
    isHealthy: true,
  });
}

/** Out of service after its grace period: the group's ELB health check takes it down. */
function isCondemned(state: SimState, group: SimGroup, instance: SimInstance): boolean {
  if (state.now - instance.launchedAt < launchMs + group.healthCheckGraceMs) return false;
  return group.loadBalancerNames.some((name) =>
    instanceStates(state, name).some((one) => one.instanceId === instance.id && one.state === 'OutOfService'),
  );
}

function behaviourOf(state: SimState, instance: SimInstance) {
  const {
    bootMs = 20_000,
    isBad = false,
    inFlightMs = 4_000,
    breaksAfterMs = Infinity,
  } = state.images.get(instance.imageId) ?? {};
  return { bootMs, isBad, inFlightMs, breaksAfterMs };
}

function isUp(state: SimState, { launchedAt, terminatingAt }: SimInstance): boolean {
  return terminatingAt === undefined && state.now - launchedAt >= launchMs;
}

function isGone(state: SimState, instance: SimInstance): boolean {
  if (instance.terminatingAt === undefined) return false;
  return state.now - instance.terminatingAt >= behaviourOf(state, instance).inFlightMs + 2_000;
}

function lifecycleState(state: SimState, instance: SimInstance): string {
  if (instance.terminatingAt !== undefined) return 'Terminating';
  return isUp(state, instance) ? 'InService' : 'Pending';
}

function leavingState(state: SimState, instance: SimInstance, since: number): readonly InstanceState[] {
  if (state.now - since >= behaviourOf(state, instance).inFlightMs) return [];
  const description = 'Instance deregistration currently in progress.';
  return [{ instanceId: instance.id, state: 'InService', reasonCode: 'N/A', description }];
}

function checkedState(
  state: SimState,
  instance: SimInstance,
  { settings: { healthCheck } }: SimLoadBalancer,
  registeredAt: number,
): Omit<InstanceState, 'instanceId'> {
  const { bootMs, isBad, breaksAfterMs } = behaviourOf(state, instance);
  const answersFrom = Math.max(registeredAt, instance.launchedAt + bootMs);
  const isBroken = isBad || state.now >= instance.launchedAt + breaksAfterMs;
  if (!isBroken && state.now >= answersFrom + healthCheck.healthyThreshold * healthCheck.intervalMs) {
    return { state: 'InService', reasonCode: 'N/A', description: 'N/A' };
  }
  const failedMs = healthCheck.unhealthyThreshold * healthCheck.intervalMs;
  return state.now - registeredAt < failedMs
    ? { state: 'OutOfService', reasonCode: 'ELB', description: 'Instance registration is still in progress.' }
    : {
        state: 'OutOfService',
        reasonCode: 'Instance',
        description:
          'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.',
      };
}

function dropDrained(state: SimState): void {
  for (const [name, { registrations }] of state.loadBalancers) {
    const known = new Set(instanceStates(state, name).map(({ instanceId }) => instanceId));
    for (const id of registrations.keys()) if (!known.has(id)) registrations.delete(id);
  }
}

function findInstance(state: SimState, id: string): SimInstance | undefined {
  return [...state.groups.values()]
    .flatMap(({ instances }) => instances)
    .find((instance) => instance.id === id);
}

function templateNameOf(state: SimState, id: string): string {
  return [...state.templates].find(([, template]) => template.id === id)?.[0] ?? '';
}
