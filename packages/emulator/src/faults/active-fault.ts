import type { Fault } from './plan/fault.js';
import type { Random } from './random.js';
import type { Trigger } from './trigger.js';

/** A fault that was added, with what it has counted. */
export interface ActiveFault<Kind extends Fault = Fault> extends Trigger {
  readonly fault: Kind;
  /** AWS milliseconds since it was added. */
  readonly sinceMs: () => number;
  readonly random: Random;
}

/** Those that are about one kind of thing. */
export function ofKind<Name extends Fault['fault']>(
  active: readonly ActiveFault[],
  names: readonly Name[],
): readonly ActiveFault<Extract<Fault, { fault: Name }>>[] {
  const isOfKind = (one: ActiveFault): one is ActiveFault<Extract<Fault, { fault: Name }>> =>
    names.some((name) => name === one.fault.fault);
  return active.filter(isOfKind);
}
