import { failedAt, healthyAt } from './health.js';
import { behaviourOf, goneAt, launchMs } from './lifecycle.js';
import { policyPaceMs, scheduledAt } from './scaling.js';
import type { SimGroup, SimInstance, SimState } from './sim-state.js';

/** When the cloud can change by itself at the earliest; what is past does not count. */
export function nextChangeAt(state: SimState): number {
  let next = state.launchTrouble === undefined ? Infinity : state.now + 30_000;
  const offer = (at: number) => {
    if (at > state.now && at < next) next = at;
  };
  for (const group of state.groups.values()) {
    offerGroup(state, group, offer);
    for (const instance of group.instances) offerInstance(state, { group, instance }, offer);
  }
  return next;
}

type Offer = (at: number) => void;

function offerGroup(state: SimState, group: SimGroup, offer: Offer): void {
  if (state.load !== undefined) offer((group.policyActedAt ?? state.now) + policyPaceMs);
  if (group.deletedAt !== undefined) offer(group.deletedAt + state.doubts.deletingMs);
  for (const action of group.scheduledActions ?? []) offer(scheduledAt(action));
}

interface Member {
  readonly group: SimGroup;
  readonly instance: SimInstance;
}

function offerInstance(state: SimState, { group, instance }: Member, offer: Offer): void {
  const { launchedAt } = instance;
  const { breaksAfterMs, inFlightMs } = behaviourOf(state, instance);
  offer(launchedAt + launchMs);
  offer(launchedAt + launchMs + group.healthCheckGraceMs);
  offer(launchedAt + breaksAfterMs);
  offer(goneAt(state, instance));
  for (const loadBalancer of state.sources.values()) {
    const registration = loadBalancer.registrations.get(instance.id);
    if (registration === undefined) continue;
    if (registration.leavingSince !== undefined) offer(registration.leavingSince + inFlightMs);
    offer(healthyAt(state, instance, { loadBalancer, registration }));
    offer(failedAt({ loadBalancer, registration }));
  }
}
