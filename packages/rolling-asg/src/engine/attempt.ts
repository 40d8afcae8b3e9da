import { isCloudError } from '../cloud/cloud-error.js';
import type { RolloutContext } from './context.js';
import { backoffMs } from '../observe/next-poll.js';

/** About four minutes with the back-off of 2, 4, 8, ... 60 s. */
const mostAttempts = 9;

/**
 * A call that must succeed: what passes by itself (throttled, unavailable, busy) is tried again, with a growing pause;
 * anything else is thrown. Only for calls that are safe to make twice.
 */
export async function attempt<T>(
  { signal, clock, emit, endsAt }: RolloutContext,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  for (let count = 1; ; count++) {
    signal.throwIfAborted();
    try {
      return await call(signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!isCloudError(error, 'throttled', 'unavailable', 'busy')) throw error;
      const retryInMs = backoffMs(count);
      if (count >= mostAttempts || clock.now() + retryInMs > endsAt) throw error;
      emit({ kind: 'throttled', what: error.message, retryInMs });
      await clock.sleep(retryInMs, signal);
    }
  }
}
