import { isInService } from './health.js';
import { behaviourOf, isUp } from './lifecycle.js';
import type { Registration, SimGroup, SimInstance, SimState } from './sim-state.js';

/** Registers and deregisters at once, as a change of attachments does. */
export function syncRegistrations(state: SimState, group: SimGroup): void {
  for (const [name, { registrations }] of state.sources) {
    for (const instance of group.instances) syncInstance(state, instance, { name, registrations, group });
  }
  noteInService(state, group);
}

interface Target {
  readonly name: string;
  readonly registrations: Map<string, Registration>;
  readonly group: SimGroup;
}

function syncInstance(state: SimState, instance: SimInstance, { name, registrations, group }: Target): void {
  const known = registrations.get(instance.id);
  const belongs =
    instance.isDead !== true &&
    group.sourceIds.includes(name) &&
    isUp(state, instance) &&
    instance.deregisteredFrom !== name;
  if (belongs && (known === undefined || known.leavingSince !== undefined)) {
    if (group.suspendedProcesses.includes('AddToLoadBalancer')) return;
    registrations.set(instance.id, { at: state.now });
    state.revision += 1;
  }
  if (!belongs && known !== undefined && known.leavingSince === undefined) {
    known.leavingSince = state.now;
    state.revision += 1;
  }
}

/** A group counts as in service behind a load balancer from its first healthy instance until it is detached. */
function noteInService(state: SimState, group: SimGroup): void {
  const before = group.inServiceAt ?? [];
  const now = group.sourceIds.filter(
    (name) => before.includes(name) || group.instances.some((one) => isInService(state, name, one)),
  );
  if (now.length !== before.length) state.revision += 1;
  group.inServiceAt = now;
}

/** Forgets registrations whose last request has ended, and with the last one a group has left. */
export function dropDrained(state: SimState): void {
  const instances = new Map<string, SimInstance>();
  for (const group of state.groups.values()) for (const one of group.instances) instances.set(one.id, one);
  for (const { registrations } of state.sources.values()) {
    for (const [id, { leavingSince }] of registrations) {
      const instance = instances.get(id);
      const isOver =
        instance === undefined ||
        (leavingSince !== undefined && state.now >= leavingSince + behaviourOf(state, instance).inFlightMs);
      if (isOver) registrations.delete(id);
      if (isOver) state.revision += 1;
    }
  }
  for (const group of state.groups.values()) endRemoving(state, group);
}

function endRemoving(state: SimState, group: SimGroup): void {
  if (group.removing === undefined || group.removing.length === 0) return;
  group.removing = group.removing.filter((name) => {
    const registrations = state.sources.get(name)?.registrations;
    return group.instances.some(({ id }) => registrations?.has(id) === true);
  });
}
