/**
 * The time that an emulator lives in. It has the shape of `Clock` of `@clicamos/health`, so a test gives one clock to
 * both. `after` is optional: a clock without it is asked to sleep instead.
 */
export interface EmulatorClock {
  /** Milliseconds since the epoch; never goes back. */
  now(): number;
  /** Resolves after `ms`; on abort rejects at once with `signal.reason` and leaves nothing behind. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Runs `callback` once after `ms`; the answer cancels it. */
  after?(ms: number, callback: () => void): () => void;
}

/** The machine's clock, on which an emulator lives unless it is given another. */
export const systemClock: EmulatorClock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = () => {
        cancel();
        reject(signal?.reason);
      };
      const cancel = after(ms, () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      signal?.addEventListener('abort', stop, { once: true });
    }),
  after,
};

/** A timer of Node's for longer than that, 24.8 days, fires at once. */
const longestTimerMs = 2 ** 31 - 1;

function after(ms: number, callback: () => void): () => void {
  let cancel = () => undefined as void;
  const wait = (leftMs: number) => {
    const now = Math.min(leftMs, longestTimerMs);
    const timer = setTimeout(() => (leftMs > now ? wait(leftMs - now) : callback()), now);
    cancel = () => clearTimeout(timer);
  };
  wait(ms);
  return () => cancel();
}
