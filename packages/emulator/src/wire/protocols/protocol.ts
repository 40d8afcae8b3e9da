import type { AwsError } from '../../service/aws-error.js';
import type { WireModel } from '../model/model.js';
import type { Denial } from '../signature/denial.js';
import type { ReadInput, Violation } from '../model/violation.js';

/** An HTTP answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a request says, before the model gives it meaning. */
export interface Message {
  readonly operation: string;
  /** The parameters of a query request. */
  readonly form: URLSearchParams;
  readonly body: string;
}

export interface Success {
  readonly operation: string;
  readonly output: unknown;
  readonly requestId: string;
  readonly model: WireModel;
}

export interface Failure {
  readonly error: AwsError;
  readonly requestId: string;
  /** None where the request names no service that is answered. */
  readonly model?: WireModel | undefined;
}

/** One of AWS's wire protocols: how requests are read, and how outputs, errors and refusals are written. */
export interface Protocol {
  readInput(message: Message, model: WireModel): ReadInput;
  /** Long outputs are written in turns, so that others are answered between them. */
  writeOutput(success: Success): Reply | Promise<Reply>;
  writeError(failure: Failure): Reply;
  /** @param violations at least one */
  violationError(violations: readonly Violation[]): AwsError;
  unknownOperation(operation: string, version: string): AwsError;
  /** An operation that AWS has and the emulator does not answer. */
  notAnswered(message: string): AwsError;
  unsigned(kind: 'missing' | 'incomplete'): AwsError;
  /** A request whose signature does not let it in. */
  denied(denial: Denial): AwsError;
  /** A request that was signed for what is not here. */
  missigned(message: string): AwsError;
  /** Something in the emulator is broken. */
  internal(): AwsError;
}
