/**
 * - `NoStream`: what was read does not begin as a stream does.
 * - `OtherVersion`: a stream of another schema version.
 * - `BadRecord`: a line that is not what its kind says.
 * - `Cut`: it ends in the middle of a line, or before its rollout does.
 */
export type StreamErrorCode = 'NoStream' | 'OtherVersion' | 'BadRecord' | 'Cut';

const brand = Symbol.for('@clicamos/report.StreamError');

/** Why a stream cannot be read. */
export class StreamError extends Error {
  readonly [brand] = true;
  override readonly name = 'StreamError';

  constructor(
    readonly code: StreamErrorCode,
    message: string,
    /** Counts from 1. */
    readonly line: number,
  ) {
    super(message);
  }
}

/** Whether `error` is a `StreamError` of any installed copy, and of `code` when given. */
export function isStreamError(error: unknown, code?: StreamErrorCode): error is StreamError {
  if (!(error instanceof Error) || !(brand in error)) return false;
  return code === undefined || ('code' in error && error.code === code);
}
