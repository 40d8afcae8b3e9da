import type { Middleware, Passed, SdkCommand } from './sdk-command.js';

/**
 * Lets a command be sent once and never again, whatever `maxAttempts`, `retryMode` or `retryStrategy` its client has:
 * a repeated request could arrive long after the rollout that sent it has lost its lease. Whoever wants another try
 * asks for it, and looks before.
 *
 * The client's own retries are replaced: with them go their pauses, in which no lease is looked at, and the token
 * bucket of `retryMode: 'adaptive'`. Whatever else may try again gets the first answer a second time.
 */
export function sendOnce({ middlewareStack }: SdkCommand): void {
  const step = 'finalizeRequest';
  // A middleware of the same name, step and priority takes the place of the client's.
  middlewareStack.add((next) => next, { name: 'retryMiddleware', step, priority: 'high', override: true });
  middlewareStack.add(firstAnswer(), { name: 'clicamosSendOnce', step, priority: 'low', override: true });
}

function firstAnswer(): Middleware {
  let first: Promise<Passed> | undefined;
  return (next) => (passing) => (first ??= next(passing));
}
