import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../aws-error.js';
import type { Ec2Context } from './ec2-context.js';

/**
 * Performs a request once for its client token: the same request again gets the first answer. Throws
 * `IdempotentParameterMismatch` when the token comes with other parameters.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
 */
export function onceForToken<Output extends object>(
  { state }: Ec2Context,
  use: { readonly operation: string; readonly request: { readonly ClientToken?: string | undefined } },
  perform: () => Output,
): Output {
  const { operation, request } = use;
  if (!request.ClientToken) return perform();
  const key = `${operation} ${request.ClientToken}`;
  const earlier = state.tokens.get(key);
  if (!earlier) {
    const answer = perform();
    state.tokens.set(key, { request, answer });
    return answer;
  }
  if (!isDeepStrictEqual(earlier.request, request)) throw mismatch();
  // The key holds the operation's name, so the answer is of this operation's type.
  return earlier.answer as Output;
}

const mismatch = () =>
  new AwsError(
    'IdempotentParameterMismatch',
    'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
  );
