import { isCloudError, type CloudErrorKind } from '../../cloud/cloud-error.js';
import { backoffMs } from '../../observe/timing/next-poll.js';
import type { RolloutContext } from '../context/context.js';
import { deadlined } from '../../cloud/deadlined.js';
import { holdLease, pause } from './hold-lease.js';

/** About four minutes with the back-off of 2, 4, 8, ... 60 s. */
export const mostAttempts = 9;

/** About a minute: as long as what was made a moment ago may not be seen everywhere. */
export const mostUnseen = 6;

/** Kinds of failure that pass by themselves. */
export const passingKinds: readonly CloudErrorKind[] = ['throttled', 'unavailable', 'busy', 'denied'];

export const passingTries: TriesByKind = Object.fromEntries(passingKinds.map((kind) => [kind, mostAttempts]));

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
  return persist(context, passingTries, () => deadlined({ clock, ms: timing.readMs, signal }, call));
}

/** How often a failure of a kind is tried at most. */
export type TriesByKind = Partial<Record<CloudErrorKind, number>>;

/** Tries again while the failure is of a kind that passes by itself. */
export async function persist<T>(
  context: RolloutContext,
  tries: TriesByKind,
  once: () => Promise<T>,
): Promise<T> {
  const { signal, clock, emit, endsAt } = context;
  for (let count = 1; ; count++) {
    signal.throwIfAborted();
    try {
      return await once();
    } catch (error) {
      signal.throwIfAborted();
      if (!isCloudError(error)) throw error;
      const retryInMs = backoffMs(count);
      if (count >= (tries[error.kind] ?? 0) || clock.now() + retryInMs > endsAt) throw error;
      emit({ kind: 'throttled', what: error.message, retryInMs });
      await pause(context, retryInMs);
    }
  }
}
