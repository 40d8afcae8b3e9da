import { DeadlineError, withDeadline } from '../../cloud/with-deadline.js';
import type { RolloutContext } from '../context/context.js';
import { holdLease } from '../hold/hold-lease.js';

/** @throws the reason of the caller's check when it has one, or when it does not answer in time */
export async function askBakeCheck(context: RolloutContext): Promise<void> {
  const { bakeCheck, signal, clock, timing, memory, emit } = context;
  if (bakeCheck === undefined) return;
  // Not longer than the lease can be left alone.
  const ms = Math.min(timing.checkMs, timing.leaseMs / 2);
  await holdLease(context);
  const reason = await withDeadline({ clock, ms, what: 'The bake check', signal }, async (own) =>
    bakeCheck(own),
  ).catch((error: unknown) => {
    if (error instanceof DeadlineError) return error.message;
    throw error;
  });
  signal.throwIfAborted();
  if (reason === undefined) return;
  // Where previous is dead there is nothing to go back to: whatever serves is better.
  if (memory.isPreviousDead) return emit({ kind: 'check-ignored', reason });
  throw new Error(`The bake check failed: ${reason}`);
}
