import type { Clock } from '../../../cloud/clock.js';
import type { CallSeen } from '../../simulation/fault.js';
import type { Start } from '../worlds/world.js';

/** Lets things begin at a time, or with a call of somebody. */
export interface Triggers {
  /** `begin` is called once, or never. */
  readonly at: (start: Start, begin: () => void) => void;
  readonly onCall: (actor: string, call: CallSeen) => void;
  /** Settles when an actor has sent so many changes, or has ended. */
  readonly changed: (actor: string, count: number) => Promise<void>;
  readonly onEnd: (actor: string) => void;
}

export function createTriggers(clock: Clock): Triggers {
  const waiting = new Map<string, (() => void)[]>();
  const counts = new Map<string, number>();
  const ended = new Set<string>();
  const on = (key: string, begin: () => void) => {
    waiting.set(key, [...(waiting.get(key) ?? []), begin]);
  };
  const fire = (key: string) => {
    const found = waiting.get(key) ?? [];
    waiting.delete(key);
    for (const begin of found) begin();
  };
  return {
    at: (start, begin) => {
      if (start.kind === 'at') void clock.sleep(start.ms).then(begin);
      else if (start.kind === 'sent') on(`sent ${start.of} ${start.name}`, begin);
      else on(`${start.kind} ${start.of} ${start.index}`, begin);
    },
    onCall: (actor, { name, index, change }) => {
      fire(`sent ${actor} ${name}`);
      fire(`call ${actor} ${index}`);
      if (change === 0) return;
      counts.set(actor, change);
      fire(`change ${actor} ${change}`);
    },
    changed: (actor, count) =>
      new Promise((resolve) => {
        if (ended.has(actor) || (counts.get(actor) ?? 0) >= count) return resolve();
        on(`change ${actor} ${count}`, resolve);
        on(`end ${actor}`, resolve);
      }),
    onEnd: (actor) => {
      ended.add(actor);
      fire(`end ${actor}`);
    },
  };
}
