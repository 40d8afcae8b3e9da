import type { RolloutContext } from '../engine/context.js';
import { isRolloutError } from '../cloud/errors.js';
import { watchPaceMs } from '../observe/next-poll.js';
import { removeRelease } from '../steps/remove-release.js';
import { revertOrFinish, type RevertOptions } from './revert-or-finish.js';
import { withDeadline } from '../cloud/with-deadline.js';

export interface RollBackOptions extends RevertOptions {
  readonly deadlineMs: number;
  /** Why. */
  readonly reason: string;
  /** Never the one that the rollout ran under: that may be what failed. */
  readonly signal?: AbortSignal;
}

/** How often the way back is tried when a call on it fails for good. */
const mostTries = 3;

/** Ends a failed rollout under its own signal and deadline. */
export async function rollBack(
  context: RolloutContext,
  { deadlineMs, reason, signal, keepFailed }: RollBackOptions,
): Promise<'reverted' | 'finished'> {
  const { clock } = context;
  const endsAt = clock.now() + deadlineMs;
  context.emit({ kind: 'rolling-back', reason, deadlineAt: endsAt });
  return withDeadline({ clock, ms: deadlineMs, what: 'The rollback', signal }, (own) =>
    tryToEnd({ ...context, signal: own, endsAt }, { keepFailed }),
  );
}

async function tryToEnd(context: RolloutContext, options: RevertOptions): Promise<'reverted' | 'finished'> {
  const { signal, clock, emit, memory } = context;
  for (let count = 1; ; count++) {
    try {
      if (!memory.hasLostLock) return await revertOrFinish(context, options);
      await removeRelease(context);
      return 'reverted';
    } catch (error) {
      signal.throwIfAborted();
      if (count >= mostTries || clock.now() >= context.endsAt || isRolloutError(error, 'Fenced')) throw error;
      emit({ kind: 'throttled', what: textOf(error), retryInMs: watchPaceMs });
      await clock.sleep(watchPaceMs, signal);
    }
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
