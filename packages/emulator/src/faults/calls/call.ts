import type { AwsError } from '../../service/aws-error.js';
import type { ServiceName } from '../../service/service.js';
import type { FaultName } from '../plan/fault.js';

/** A call that was read and is about to be run. */
export interface Call {
  readonly service: ServiceName;
  readonly operation: string;
  /** As the operation's model says. */
  readonly input: unknown;
  /** Runs the operation; rejects with `AwsError` for AWS's errors. */
  readonly run: () => Promise<unknown>;
  /** Runs a read on the state of so many AWS milliseconds ago, where the service remembers that; else as `run`. */
  readonly runAsOf: (ageMs: number) => Promise<unknown>;
  /** The service's own error for a failure inside it. */
  readonly internalError: () => AwsError;
}

/** What becomes of a call. */
export type Outcome =
  | { readonly kind: 'output'; readonly output: unknown }
  | { readonly kind: 'error'; readonly error: AwsError }
  /** Answered by something that is not AWS. */
  | { readonly kind: 'page'; readonly html: string }
  | Cut;

/** Not answered: the connection is reset, or nothing ever comes. */
export interface Cut {
  readonly kind: 'cut';
  readonly by: 'reset' | 'silence';
}

export interface FaultedCall {
  readonly outcome: Outcome;
  /** What struck it. */
  readonly struck: readonly FaultName[];
}

/** Runs a call as the faults would have it. Rejects only with what is no error of AWS's. */
export type CallFaults = (call: Call) => Promise<FaultedCall>;

/** Nothing strikes. */
export const noCallFaults: CallFaults = async (call) => ({
  outcome: { kind: 'output', output: await call.run() },
  struck: [],
});
