import { isCloudError } from '../../cloud/cloud-error.js';
import { durationText } from '../../cloud/duration-text.js';
import { RolloutError } from '../../cloud/errors.js';
import type { RolloutContext } from '../context/context.js';

/** For how long all may be denied: credentials that are being renewed are back by then. */
const deniedPatienceMs = 300_000;

/**
 * Without a right to write the lease nothing can be done any more, neither forward nor back.
 *
 * @throws RolloutError `NeedsPerson` when all has been denied for too long
 */
export function assertNotShutOut({ memory, clock, target, commands }: RolloutContext, error: unknown): void {
  if (!isCloudError(error, 'denied')) return;
  memory.deniedSince ??= clock.now();
  const ms = clock.now() - memory.deniedSince;
  if (ms < deniedPatienceMs) return;
  const { abort = 'clicamos abort' } = commands;
  const text = `Rollout ${target.rolloutId} of \`${target.service}\` needs a person: AWS has denied its requests for ${durationText(ms)}. ${error.message}. Renew the credentials, or allow the call; then run: ${abort}`;
  throw new RolloutError('NeedsPerson', text, { cause: error, nextCommand: abort });
}
