import type { CloudErrorKind } from '../../cloud/cloud-error.js';
import { errorNames, unknownOperationNames } from './error-names.js';
import { isConnectionError } from './is-connection-error.js';
import { unreadableName } from './unreadable-answer.js';

const namedKinds = ['throttled', 'busy', 'denied', 'invalid', 'exists', 'missing', 'unavailable'] as const;

/** What a failed call means: by the error's name, else by the status of the answer, else by the connection. */
export function errorKind(error: unknown): CloudErrorKind {
  const { name, status } = read(error);
  const named = namedKinds.find((kind) => errorNames[kind].has(name));
  return named ?? kindOfStatus(status) ?? (isUnread(error) ? 'unavailable' : 'refused');
}

export function isUnknownOperation(error: unknown): boolean {
  return unknownOperationNames.has(read(error).name);
}

function kindOfStatus(status: number): CloudErrorKind | undefined {
  if (status === 429) return 'throttled';
  if (status === 401 || status === 403 || status === 407) return 'denied';
  // An endpoint that lacks the operation will not learn it.
  if (status === 501) return 'refused';
  return status >= 500 || status === 408 ? 'unavailable' : undefined;
}

/** Nothing came, or something that is no answer of AWS: then the operation may have been done, or not. */
function isUnread(error: unknown): boolean {
  const { name, status } = read(error);
  return name === unreadableName || (status >= 200 && status < 400) || isConnectionError(error);
}

/** An error of another realm is no `Error` of this one: what counts is what it says. */
function read(error: unknown): { readonly name: string; readonly status: number } {
  if (typeof error !== 'object' || error === null) return { name: '', status: 0 };
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const isObject = typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata;
  return {
    name: 'name' in error ? String(error.name) : '',
    status: isObject ? Number(metadata.httpStatusCode ?? 0) : 0,
  };
}
