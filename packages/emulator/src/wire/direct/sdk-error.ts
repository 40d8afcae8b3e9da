import type { AwsError } from '../../service/aws-error.js';
import { findModelledError } from '../model/error-code.js';
import type { WireModel } from '../model/model.js';

/** An error as a client of the SDK throws it, but for its class: it has the class's name. */
export interface SdkError extends Error {
  readonly $fault: 'client' | 'server';
  readonly $metadata: SdkMetadata;
  readonly Code: string;
}

/** What the SDK says of every answer. */
export interface SdkMetadata {
  readonly httpStatusCode: number;
  readonly requestId: string;
  readonly attempts: number;
  readonly totalRetryDelay: number;
}

export const sdkMetadata = (httpStatusCode: number, requestId: string): SdkMetadata => ({
  ...{ httpStatusCode, requestId, attempts: 1, totalRetryDelay: 0 },
});

/** @param model of the service that answers */
export function sdkError(error: AwsError, requestId: string, model: WireModel): SdkError {
  const modelled = findModelledError(error.code, model);
  return Object.assign(new Error(error.message), {
    name: modelled?.name ?? error.code,
    $fault: error.status < 500 ? ('client' as const) : ('server' as const),
    $metadata: sdkMetadata(error.status, requestId),
    Code: modelled?.model.code ?? modelled?.name ?? error.code,
  });
}
