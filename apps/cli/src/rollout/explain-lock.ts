import { isRolloutError, RolloutError } from '@clicamos/rolling-asg';
import { commandText, type CommandOptions } from '../render/command-text.js';

/** Says what the loser of a lock can run; the engine knows the holder, but not the environment's name. */
export function explainLock(
  error: unknown,
  { environment, config }: Pick<CommandOptions, 'environment' | 'config'>,
): unknown {
  if (!isRolloutError(error, 'Locked')) return error;
  const { message, holder, cause } = error;
  const [status, abort] = ['status', 'abort'].map((name) => commandText(name, { environment, config }));
  const nextCommand = `${status} (to watch it), or ${abort} (if its runner has died)`;
  return new RolloutError('Locked', message, { ...(holder && { holder }), cause, nextCommand });
}
