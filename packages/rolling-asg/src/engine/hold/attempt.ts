import { isCloudError, type CloudErrorKind } from '../../cloud/cloud-error.js';
import { backoffMs } from '../../observe/timing/next-poll.js';
import type { RolloutContext } from '../context/context.js';
import { deadlined } from '../../cloud/deadlined.js';
import { holdLease, pause } from './hold-lease.js';

/** About four minutes with the back-off of 2, 4, 8, ... 60 s. */
export const mostAttempts = 9;

/** Kinds of failure that pass by themselves. */
export const passingKinds: readonly CloudErrorKind[] = ['throttled', 'unavailable', 'busy', 'denied'];

/**
 * A read that must succeed: what passes by itself (throttled, unavailable, busy, denied for a while) is tried again,
 * with a growing pause; anything else is thrown.
 */
export async function attempt<T>(
  context: RolloutContext,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, signal, timing } = context;
  await holdLease(context);
  return persist(context, passingKinds, () => deadlined({ clock, ms: timing.readMs, signal }, call));
}

/** Tries again while the failure is of a kind that passes by itself. */
export async function persist<T>(
  context: RolloutContext,
  kinds: readonly CloudErrorKind[],
  once: () => Promise<T>,
): Promise<T> {
  const { signal, clock, emit, endsAt } = context;
  for (let count = 1; ; count++) {
    signal.throwIfAborted();
    try {
      return await once();
    } catch (error) {
      signal.throwIfAborted();
      if (!isCloudError(error) || !kinds.includes(error.kind)) throw error;
      const retryInMs = backoffMs(count);
      if (count >= mostAttempts || clock.now() + retryInMs > endsAt) throw error;
      emit({ kind: 'throttled', what: error.message, retryInMs });
      await pause(context, retryInMs);
    }
  }
}
