import type { FailureCause } from '../failure-cause.js';

/** A response as `identify` gets it. */
export interface ProbeResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body's first 64 KiB, as UTF-8. */
  readonly body: string;
}

/** What became of one request. */
export type Outcome =
  | { readonly kind: 'response'; readonly response: ProbeResponse }
  /** A connection that stood; `watchedMs` of the time went by after that. */
  | { readonly kind: 'connected'; readonly watchedMs: number }
  | { readonly kind: 'failure'; readonly cause: FailureCause | 'body'; readonly detail: string };

/** One request as the schedule made it. */
export interface ProbeRequest {
  /** 0 = the first. */
  readonly index: number;
  readonly onNewConnection: boolean;
}

/** Sends the probe's requests; `send` never rejects. */
export interface Transport {
  /** Answers what became of the request. */
  send(request: ProbeRequest): Promise<Outcome>;
  /** Closes every connection. */
  close(): Promise<void>;
}

/** What became of a request that had no answer in time. */
export function timedOut(timeoutMs: number): Outcome {
  return { kind: 'failure', cause: 'timeout', detail: `no complete answer within ${timeoutMs} ms` };
}
