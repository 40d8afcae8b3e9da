import type { CloudErrorKind } from '../../cloud/cloud-error.js';

/**
 * AWS's error names by what they mean to a rollout. A modelled error has its shape's name (`AlreadyExistsFault`), the
 * same error over another endpoint may come with the code on the wire (`AlreadyExists`): both are listed.
 */
const kinds: Readonly<Record<Exclude<CloudErrorKind, 'refused'>, ReadonlySet<string>>> = {
  throttled: new Set([
    'Throttling',
    'ThrottlingException',
    'ThrottledException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'TooManyRequestsException',
    'EC2ThrottledException',
    'BandwidthLimitExceeded',
  ]),
  unavailable: new Set([
    'ServiceUnavailable',
    'ServiceUnavailableException',
    'Unavailable',
    'InternalFailure',
    'InternalError',
    'InternalServiceError',
    'RequestTimeout',
    'RequestTimeoutException',
    'TimeoutError',
  ]),
  busy: new Set([
    'ScalingActivityInProgressFault',
    'ScalingActivityInProgress',
    'ResourceInUseFault',
    'ResourceInUse',
    'ResourceContentionFault',
    'ResourceContention',
  ]),
  denied: new Set([
    'AccessDenied',
    'AccessDeniedException',
    'AuthFailure',
    'UnauthorizedOperation',
    'ExpiredToken',
    'ExpiredTokenException',
    'RequestExpired',
    'InvalidClientTokenId',
    'UnrecognizedClientException',
    'SignatureDoesNotMatch',
    'CredentialsProviderError',
  ]),
  invalid: new Set(['ValidationError', 'ValidationException', 'InvalidParameterValue']),
  exists: new Set([
    'AlreadyExistsFault',
    'AlreadyExists',
    'InvalidLaunchTemplateName.AlreadyExistsException',
  ]),
  missing: new Set([
    'AccessPointNotFoundException',
    'LoadBalancerNotFound',
    'InvalidAMIID.NotFound',
    'InvalidAMIID.Malformed',
    'InvalidInstanceID.NotFound',
    'InvalidInstanceID.Malformed',
    'InvalidInstanceType',
    'InvalidLaunchTemplateId.NotFound',
    'InvalidLaunchTemplateId.VersionNotFound',
    'InvalidLaunchTemplateName.NotFoundException',
  ]),
};

/** An endpoint that does not know an operation at all: nothing of that sort exists there. */
const unknownOperation = new Set([
  'InvalidAction',
  'UnknownOperationException',
  'UnknownAction',
  'UnsupportedOperation',
  'NotImplemented',
]);

/** Of the connection, by Node's `code`: the request may or may not have arrived. */
const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

export function errorKind(error: unknown): CloudErrorKind {
  const { name, code, status } = read(error);
  for (const kind of [
    'throttled',
    'busy',
    'denied',
    'invalid',
    'exists',
    'missing',
    'unavailable',
  ] as const) {
    if (kinds[kind].has(name)) return kind;
  }
  // 501: an endpoint that lacks the operation will not learn it.
  if (connectionCodes.has(code) || (status >= 500 && status !== 501)) return 'unavailable';
  if (status === 401 || status === 403) return 'denied';
  return status === 429 ? 'throttled' : 'refused';
}

export function isUnknownOperation(error: unknown): boolean {
  return unknownOperation.has(read(error).name);
}

function read(error: unknown): { readonly name: string; readonly code: string; readonly status: number } {
  if (!(error instanceof Error)) return { name: '', code: '', status: 0 };
  const code = 'code' in error ? String(error.code) : '';
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const isObject = typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata;
  return { name: error.name, code, status: isObject ? Number(metadata.httpStatusCode ?? 0) : 0 };
}
