import { isRolloutError, RolloutError } from '@clicamos/rolling-asg';
import { commandText, type Given } from '../render/command-text.js';

/** Says what the loser of a lock can run; the engine knows the holder, but not the environment's name. */
export function explainLock(error: unknown, { environment, config, service }: Given): unknown {
  if (!isRolloutError(error, 'Locked')) return error;
  const { message, holder, cause } = error;
  const of = (name: string) => commandText(name, { environment, config, service });
  const nextCommand = `${of('status')} --watch (to watch it), ${of('resume')} (to go on, if its runner has died), or ${of('abort')} (to go back)`;
  return new RolloutError('Locked', message, { ...(holder && { holder }), cause, nextCommand });
}
