import { setTimeout as sleep } from 'node:timers/promises';

/** However fast an emulator is, a machine needs its time. */
const leastMs = { poll: 20, deadline: 20_000 };

/** Waits in AWS's milliseconds, which pass `speed` times faster; ended by `signal`. */
export function createPace({ speed }, signal) {
  const pollMs = Math.max(leastMs.poll, 3_000 / speed);
  const pause = (ms) => sleep(ms, undefined, { signal });
  return {
    sleep: (ms) => pause(ms / speed),
    /** What `read` answers once it answers something; `undefined` when it did not within the time. */
    async until(read, withinMs) {
      const deadline = Date.now() + Math.max(leastMs.deadline, withinMs / speed);
      for (;;) {
        signal?.throwIfAborted();
        const seen = await read();
        if (seen !== undefined && seen !== false) return seen;
        if (Date.now() > deadline) return undefined;
        await pause(pollMs);
      }
    },
  };
}
