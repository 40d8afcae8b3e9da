import { functionTypes } from '../supported/function-types.js';
import { PulumiLocalError } from '../terms/errors.js';
import { messageOf } from './create-resource.js';
import { reasonUnsupported } from './reason-unsupported.js';
import type { RunScope } from './run-scope.js';

/** Answers a function of the provider, such as `getAmi`, from the endpoint. */
export async function callFunction(
  token: string,
  inputs: Readonly<Record<string, unknown>>,
  scope: RunScope,
): Promise<Record<string, unknown>> {
  const definition = functionTypes.get(token);
  if (definition === undefined) {
    const known = [...functionTypes.keys()].join(', ');
    const message = `Function ${token} is one that pulumi-local cannot answer. It can: ${known}`;
    throw new PulumiLocalError('UnknownFunction', message, { type: token });
  }
  const unsupported = reasonUnsupported(inputs, definition, scope.region);
  if (unsupported !== undefined) {
    throw new PulumiLocalError('UnsupportedInput', `Function ${token} ${unsupported}`, { type: token });
  }
  try {
    return await definition.call(inputs, scope);
  } catch (error) {
    scope.signal?.throwIfAborted();
    const message = `Function ${token} failed: ${messageOf(error)}`;
    throw new PulumiLocalError('FunctionFailed', message, { type: token, cause: error });
  }
}
