import type { SimInstance, SimState } from './sim-state.js';

/** From launch to `InService` in the group. */
export const launchMs = 5_000;
/** From the last request to gone. */
const endMs = 2_000;

export function behaviourOf(state: SimState, instance: SimInstance) {
  const {
    bootMs = 20_000,
    bootSpreadMs = 0,
    isBad = false,
    inFlightMs = 4_000,
    breaksAfterMs = Infinity,
  } = state.images.get(instance.imageId) ?? {};
  return {
    bootMs: bootMs + (Number(instance.id.slice(2)) % 3) * bootSpreadMs,
    isBad,
    inFlightMs,
    breaksAfterMs,
  };
}

/** `InService` in its group: whether it answers is another matter. */
export function isUp(state: SimState, { launchedAt, terminatingAt, isStandby }: SimInstance): boolean {
  return terminatingAt === undefined && isStandby !== true && state.now - launchedAt >= launchMs;
}

export function isBroken(state: SimState, instance: SimInstance): boolean {
  const { isBad, breaksAfterMs } = behaviourOf(state, instance);
  return instance.isBroken === true || isBad || state.now >= instance.launchedAt + breaksAfterMs;
}

/** When a terminating instance is gone. */
export function goneAt(state: SimState, instance: SimInstance): number {
  const { terminatingAt } = instance;
  return terminatingAt === undefined
    ? Infinity
    : terminatingAt + behaviourOf(state, instance).inFlightMs + endMs;
}

export function lifecycleState(state: SimState, instance: SimInstance): string {
  if (instance.terminatingAt !== undefined) return 'Terminating';
  if (instance.isStandby === true) return 'Standby';
  return isUp(state, instance) ? 'InService' : 'Pending';
}
