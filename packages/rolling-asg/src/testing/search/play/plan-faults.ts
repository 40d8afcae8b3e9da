import type { CallSeen, Fault, FaultPlan } from '../../simulation/fault.js';
import { isRead } from '../../simulation/calls/is-read.js';
import type { ActorSpec, FaultSpec, WorldSpec } from '../worlds/world.js';

/** The faults of one actor, and how often each kind has hit. */
export function planFaults(
  { faults }: WorldSpec,
  { id, staleMs }: ActorSpec,
  cover: (what: string) => void,
): FaultPlan {
  const mine = faults.filter(({ actor }) => actor === id).map((spec) => ({ spec, seen: 0 }));
  const lag: Fault = { kind: 'stale', ms: staleMs };
  return (call) => {
    let hit: Fault | undefined;
    for (const one of mine) {
      if (!matches(call, one.spec)) continue;
      one.seen += 1;
      const { from, count, fault } = one.spec;
      if (one.seen >= from && one.seen < from + count) hit ??= fault;
    }
    if (hit !== undefined) cover(nameOf(hit));
    return hit ?? (staleMs > 0 && isRead(call.name) ? lag : undefined);
  };
}

function matches({ name, change }: CallSeen, { on }: FaultSpec): boolean {
  if (on === 'any') return true;
  if (on === 'read' || on === 'change') return change > 0 === (on === 'change');
  return on === name;
}

function nameOf(fault: Fault): string {
  if (fault.kind === 'late')
    return `late by ${fault.ms / 1000} s${fault.error === undefined ? '' : ', with an error'}`;
  if (fault.kind === 'stale') return `stale ${fault.what ?? 'all'}`;
  return 'isDone' in fault && fault.isDone === true ? `${fault.kind}, though done` : fault.kind;
}
