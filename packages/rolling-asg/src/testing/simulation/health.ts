import type { TargetState } from '../../cloud/traffic-source.js';
import { behaviourOf, isBroken } from './lifecycle.js';
import type { Registration, SimGroup, SimInstance, SimSource, SimState } from './sim-state.js';

/** What a load balancer answers about its instances. */
export function instanceStates(state: SimState, name: string): readonly TargetState[] {
  const loadBalancer = state.sources.get(name);
  if (loadBalancer === undefined) return [];
  return [...loadBalancer.registrations].flatMap(([instanceId, registration]) => {
    const instance = findInstance(state, instanceId);
    if (instance === undefined) return [];
    return stateOf(state, instance, { loadBalancer, registration });
  });
}

/** Instances that really take requests: in service and not leaving, everywhere that their group is attached. */
export function servingInstances(state: SimState, group: SimGroup): readonly string[] {
  if (group.sourceIds.length === 0) return [];
  return group.instances
    .filter((instance) => isServingEverywhere(state, group, instance))
    .map(({ id }) => id);
}

/** In service everywhere that its group is attached. */
export function isServingEverywhere(state: SimState, group: SimGroup, instance: SimInstance): boolean {
  return group.sourceIds.every((name) => isInService(state, name, instance));
}

/** In service in a load balancer, and not leaving it. */
export function isInService(state: SimState, name: string, instance: SimInstance): boolean {
  const loadBalancer = state.sources.get(name);
  const registration = loadBalancer?.registrations.get(instance.id);
  if (loadBalancer === undefined || registration === undefined) return false;
  if (registration.leavingSince !== undefined) return false;
  return (
    !isBroken(state, instance) && state.now >= healthyAt(state, instance, { loadBalancer, registration })
  );
}

export interface Place {
  readonly loadBalancer: SimSource;
  readonly registration: Registration;
}

/** When enough checks have passed, if it answers. */
export function healthyAt(state: SimState, instance: SimInstance, place: Place): number {
  const { healthyThreshold, intervalMs } = place.loadBalancer.settings.healthCheck;
  const answersFrom = Math.max(
    place.registration.at,
    instance.launchedAt + behaviourOf(state, instance).bootMs,
  );
  return answersFrom + healthyThreshold * intervalMs + lateCheckMs(state, instance, place);
}

/** When enough checks have failed, if it does not answer. */
export function failedAt({ loadBalancer, registration }: Place): number {
  const { unhealthyThreshold, intervalMs } = loadBalancer.settings.healthCheck;
  return registration.at + unhealthyThreshold * intervalMs;
}

/** Checks of instances that are registered together do not end together: with that doubt it shows. */
function lateCheckMs(state: SimState, instance: SimInstance, { loadBalancer, registration }: Place): number {
  const isBack = registration.at > instance.launchedAt + 60_000;
  if (isBack) state.met.add('reattachReplaces');
  if (!state.doubts.reattachReplaces || !isBack) return 0;
  return (Number(instance.id.slice(2)) % 3) * loadBalancer.settings.healthCheck.intervalMs;
}

function stateOf(state: SimState, instance: SimInstance, place: Place): readonly TargetState[] {
  const { leavingSince } = place.registration;
  if (leavingSince === undefined)
    return [{ instanceId: instance.id, ...checkedState(state, instance, place) }];
  if (state.now >= leavingSince + behaviourOf(state, instance).inFlightMs) return [];
  const description = 'Instance deregistration currently in progress.';
  return [{ instanceId: instance.id, state: 'leaving', says: 'InService', reasonCode: 'N/A', description }];
}

export function checkedState(
  state: SimState,
  instance: SimInstance,
  place: Place,
): Omit<TargetState, 'instanceId'> {
  if (!isBroken(state, instance) && state.now >= healthyAt(state, instance, place)) {
    return { state: 'serving', says: 'InService', reasonCode: 'N/A', description: 'N/A' };
  }
  if (state.now < failedAt(place)) {
    const description = 'Instance registration is still in progress.';
    return { state: 'starting', says: 'OutOfService', reasonCode: 'ELB', description };
  }
  const description =
    'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.';
  return { state: 'failing', says: 'OutOfService', reasonCode: 'Instance', description };
}

function findInstance(state: SimState, id: string): SimInstance | undefined {
  for (const { instances } of state.groups.values()) {
    const found = instances.find((instance) => instance.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}
