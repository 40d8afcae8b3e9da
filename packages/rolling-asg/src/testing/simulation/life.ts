import type { Clock } from '../../cloud/clock.js';

/** Whether a program runs: it can be killed, and its machine can sleep while the world goes on. */
export interface Life {
  readonly isDead: () => boolean;
  /** From now on nothing of it happens any more. */
  readonly kill: () => void;
  /** Its machine sleeps for so long, ms: no timer fires and no answer is read until then. */
  readonly fallAsleep: (ms: number) => void;
  /** Settles when the program can go on after something it waited for; never, when it is dead. */
  readonly goOn: () => Promise<void>;
}

export function createLife(clock: Clock): Life {
  let isDead = false;
  let wakesAt = -Infinity;
  return {
    isDead: () => isDead,
    kill: () => void (isDead = true),
    fallAsleep: (ms) => void (wakesAt = Math.max(wakesAt, clock.now() + ms)),
    goOn: async () => {
      while (!isDead && clock.now() < wakesAt) await clock.sleep(wakesAt - clock.now());
      if (isDead) await new Promise(() => undefined);
    },
  };
}

/** A clock of a program: it may be wrong, and does not tick while the program does not run. */
export function clockOf(clock: Clock, life: Life, skewMs: number): Clock {
  return {
    now: () => clock.now() + skewMs,
    sleep: async (ms, signal) => {
      try {
        await clock.sleep(ms, signal);
      } finally {
        await life.goOn();
      }
    },
  };
}
