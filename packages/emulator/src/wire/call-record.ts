import type { ServiceName } from '../service.js';

/** One API call that was answered, for counting and for the log. */
export interface CallRecord {
  readonly service: ServiceName;
  readonly operation: string;
  /** When the request had arrived. */
  readonly at: Date;
  readonly durationMs: number;
  /** The error's code on the wire, if the answer was one. */
  readonly error?: string;
}
