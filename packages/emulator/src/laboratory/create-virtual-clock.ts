import type { EmulatorClock } from '../time/clock.js';
import { createSleeperQueue } from './sleeper-queue.js';

/** Time that passes by itself, in jumps. */
export interface VirtualClock extends Required<EmulatorClock> {
  /** How many sleeps and callbacks are pending. */
  sleeping(): number;
}

/** Where virtual time begins. */
export interface VirtualClockOptions {
  /** Where time begins, in milliseconds since the epoch. @default 2026-01-01T00:00:00Z */
  readonly startMs?: number;
}

/** How many callbacks run in a row before the rest of the process has its turn. */
const mostInARow = 1_000;

/**
 * A clock that waits for nobody: when nothing else is left to run, it jumps to the next that sleeps. Those of the
 * same instant wake in the order of their coming, each after all that the one before has set off.
 *
 * Time passes while somebody sleeps (`sleep`) and stands still otherwise: what was put off with `after`, as all that
 * an emulator does by itself, happens on the way.
 *
 * @example
 * import { createEmulator, createVirtualClock } from '@clicamos/emulator';
 * const clock = createVirtualClock();
 * const emulator = await createEmulator({ clock, instances: 'simulated' });
 * await clock.sleep(40 * 60_000); // no time at all
 * await emulator.close();
 */
export function createVirtualClock({
  startMs = Date.UTC(2026, 0, 1),
}: VirtualClockOptions = {}): VirtualClock {
  const queue = createSleeperQueue();
  let nowMs = startMs;
  let isMoving = false;
  let inARow = 0;

  const move = () => {
    if (isMoving || queue.awaited === 0) return;
    isMoving = true;
    afterPromises(() => setImmediate(jump));
  };

  const jump = () => {
    inARow = 0;
    wakeFirst();
  };

  const wakeFirst = () => {
    isMoving = false;
    const first = queue.awaited > 0 ? queue.takeFirst() : undefined;
    if (first === undefined) return;
    nowMs = Math.max(nowMs, first.at);
    try {
      first.wake();
    } finally {
      if (first.isAwaited) move();
      else goOn();
    }
  };

  /** Between callbacks that nobody awaits, only what promises have set off is left to run. */
  const goOn = () => {
    if (isMoving || queue.awaited === 0) return;
    isMoving = true;
    afterPromises(stepOrJump);
  };

  const stepOrJump = () => {
    if (queue.first()?.isAwaited === false && ++inARow < mostInARow) wakeFirst();
    else setImmediate(jump);
  };

  const add = (ms: number, wake: () => void, isAwaited: boolean) =>
    queue.add({ at: nowMs + Math.max(0, ms), wake, isAwaited });

  return {
    now: () => nowMs,
    sleeping: () => queue.size,
    after: (ms, callback) => add(ms, callback, false),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const stop = () => {
          remove();
          reject(signal?.reason);
        };
        const wake = () => {
          signal?.removeEventListener('abort', stop);
          resolve();
        };
        const remove = add(ms, wake, true);
        signal?.addEventListener('abort', stop, { once: true });
        move();
      }),
  };
}

/** Runs `callback` when every promise that is settled now, or by what follows from those, has been dealt with. */
const afterPromises = (callback: () => void) => queueMicrotask(() => process.nextTick(callback));
