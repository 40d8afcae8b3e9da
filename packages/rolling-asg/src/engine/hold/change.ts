import { isCloudError } from '../../cloud/cloud-error.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import { passingTries, persist, type TriesByKind } from './attempt.js';
import type { RolloutContext } from '../context/context.js';
import { deadlined } from '../../cloud/deadlined.js';
import { assertSeenOurs } from './assert-still-ours.js';
import { holdLease } from './hold-lease.js';

export interface ChangeOptions {
  /** Asked right before each try, retries included; throws when the change must not be made (any more). */
  readonly guard?: () => Promise<void>;
  /** Kinds of failure that are tried again beside those that always pass, and how often. */
  readonly alsoPassing?: TriesByKind;
  /** Told until when, clock ms, a try whose answer never came may still take effect. */
  readonly onDoubt?: (until: number) => void;
  /** Whether the caller tries again by itself, at its next look. */
  readonly isTriedOnce?: boolean;
}

/**
 * A request that changes something, safe to make twice. Each try holds the lease for longer than it may take, has its
 * own deadline, and is not cut short by an abort: a change whose answer is not waited for may still take effect.
 */
export async function change<T>(
  context: RolloutContext,
  call: (signal: AbortSignal) => Promise<T>,
  { guard, alsoPassing = {}, onDoubt, isTriedOnce = false }: ChangeOptions = {},
): Promise<T> {
  const { clock, timing, signal } = context;
  const passing = isTriedOnce ? {} : { ...passingTries, ...alsoPassing };
  return persist(context, passing, async () => {
    await holdAndGuard(context, guard);
    signal.throwIfAborted();
    const sentAt = clock.now();
    context.memory.looked = undefined;
    try {
      return await deadlined({ clock, ms: timing.requestMs }, call);
    } catch (error) {
      if (isInDoubt(error)) onDoubt?.(sentAt + timing.lateMs);
      throw error;
    }
  });
}

/** The guard last: it can take a while, and what it saw must be fresh. It does not let the lease go. */
async function holdAndGuard(context: RolloutContext, guard: ChangeOptions['guard']): Promise<void> {
  const { memory, clock, timing } = context;
  do {
    await holdLease(context);
    await guard?.();
    await assertSeenOurs(context);
  } while ((memory.leaseUntil ?? Infinity) - clock.now() < timing.requestMs);
}

/** Whether it may have been done, or may yet be: an answer that says no is no doubt. */
function isInDoubt(error: unknown): boolean {
  return !isCloudError(error) || isCloudError(error, 'unavailable');
}

/** A change that the next look makes again when it is still due: that it cannot be made now is no failure. */
export async function changeIfPossible(
  context: RolloutContext,
  call: (signal: AbortSignal) => Promise<void>,
  { guard, onDoubt }: Pick<ChangeOptions, 'guard' | 'onDoubt'> = {},
): Promise<void> {
  try {
    await change(context, call, {
      isTriedOnce: true,
      ...(guard === undefined ? {} : { guard }),
      ...(onDoubt === undefined ? {} : { onDoubt }),
    });
  } catch (error) {
    if (!isCloudError(error)) throw error;
    context.emit({ kind: 'throttled', what: error.message, retryInMs: watchPaceMs });
  }
}
