import type { FaultName } from '../faults/plan/fault.js';
import type { ServiceName } from '../service/service.js';

/** One API call that was answered, for counting and for the log. */
export interface CallRecord {
  readonly service: ServiceName;
  readonly operation: string;
  /** When the request had arrived. */
  readonly at: Date;
  readonly durationMs: number;
  /** The error's code on the wire, if the answer was one. */
  readonly error?: string;
  /** The faults that struck it, if any did: a call that was cut off has these and no error. */
  readonly faults?: readonly FaultName[];
}
