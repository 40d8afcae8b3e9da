import { functionTypes } from '../supported/function-types.js';
import { PulumiLocalError } from '../terms/errors.js';
import { expectMade } from '../translate/expect-made.js';
import { messageOf } from './create-resource.js';
import { reasonUnsupported } from './reason-unsupported.js';
import type { RunScope } from './run-scope.js';

/** Why a function is not answered here, whatever the endpoint. */
export function functionRefusal(
  token: string,
  inputs: Readonly<Record<string, unknown>>,
  { region }: Pick<RunScope, 'region'>,
): PulumiLocalError | undefined {
  const definition = functionTypes.get(token);
  if (definition === undefined) {
    const message = `Function ${token} is one that pulumi-local cannot answer; \`supportedFunctions\` lists those that it can`;
    return new PulumiLocalError('UnknownFunction', message, { type: token });
  }
  const unsupported = reasonUnsupported(inputs, definition, region);
  if (unsupported === undefined) return undefined;
  return new PulumiLocalError('UnsupportedInput', `Function ${token} ${unsupported}`, { type: token });
}

/** Answers a function of the provider, such as `getAmi`, from the endpoint. */
export async function callFunction(
  token: string,
  inputs: Readonly<Record<string, unknown>>,
  scope: RunScope,
): Promise<Record<string, unknown>> {
  const definition = expectMade(functionTypes.get(token), `a definition of ${token}`);
  try {
    return await definition.call(inputs, scope);
  } catch (error) {
    scope.signal?.throwIfAborted();
    const message = `Function ${token} failed: ${messageOf(error)}`;
    throw new PulumiLocalError('FunctionFailed', message, { type: token, cause: error });
  }
}
