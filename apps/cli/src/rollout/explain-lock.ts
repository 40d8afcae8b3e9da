import { isRolloutError, RolloutError } from '@clicamos/rolling-asg';

/** Says what the loser of a lock can run; the engine knows the holder, but not the environment's name. */
export function explainLock(error: unknown, environment: string): unknown {
  if (!isRolloutError(error, 'Locked')) return error;
  const { message, holder, cause } = error;
  const nextCommand = `clicamos status ${environment} (to watch it), or clicamos abort ${environment} (if its runner has died)`;
  return new RolloutError('Locked', message, { ...(holder && { holder }), cause, nextCommand });
}
