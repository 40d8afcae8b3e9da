import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../service/aws-error.js';
import type { Ec2Context } from './ec2-context.js';

/**
 * Performs a request once for its client token: the same request again gets the first answer, also while it is not
 * there yet. Throws
 * `IdempotentParameterMismatch` when the token comes with other parameters.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
 */
export function onceForToken<Answer extends object>(
  { state }: Ec2Context,
  use: { readonly operation: string; readonly request: { readonly ClientToken?: string | undefined } },
  perform: () => Answer,
): Answer {
  const { operation, request } = use;
  if (!request.ClientToken) return perform();
  const key = `${operation} ${request.ClientToken}`;
  const earlier = state.tokens.get(key);
  if (!earlier) {
    const answer = perform();
    state.tokens.set(key, { request, answer });
    // One that is still being answered, and fails in the end, may be asked again.
    if (answer instanceof Promise) answer.catch(() => state.tokens.delete(key));
    return answer;
  }
  if (!isDeepStrictEqual(earlier.request, request)) throw mismatch();
  // The key holds the operation's name, so the answer is of this operation's type.
  return earlier.answer as Answer;
}

const mismatch = () =>
  new AwsError(
    'IdempotentParameterMismatch',
    'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
  );
