import type { FailureCause } from '../failure-cause.js';

/** Why a request counts as lost: no answer, or one whose status or body is not what was expected. */
export type LostCause = FailureCause | `status ${number}` | 'body';

/** A lost request, for evidence. */
export interface LostRequest {
  /** When it was due, the clock's milliseconds. */
  readonly atMs: number;
  readonly cause: LostCause;
  /** What Node, undici or the answer said. */
  readonly detail: string;
  /** Milliseconds from when it was due until it was lost. */
  readonly afterMs: number;
  readonly onNewConnection: boolean;
}

/** An answer as it came, expected or not, for evidence. */
export interface AnswerSample {
  readonly atMs: number;
  readonly status: number;
  readonly version: string;
  /** At most the first 500 characters. */
  readonly body: string;
}

/** From when requests were due until their answers were complete; answered requests only. */
export interface Latency {
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** How often and when a version answered. */
export interface VersionCount {
  readonly answered: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** What happened in one second of the clock. */
export interface ProbeSecond {
  /** The second's start, the clock's milliseconds. */
  readonly atMs: number;
  /** Requests that went out in it. */
  readonly sent: number;
  /** Answers that arrived in it, whenever their requests went out. */
  readonly answered: number;
  readonly lost: number;
  readonly versions: Readonly<Record<string, number>>;
}

/** Plain data; `sent === answered + lost + inFlight` in every report. */
export interface ProbeReport {
  /** Without credentials, as is every text of a report. */
  readonly url: string;
  /** The clock's milliseconds at the start of the probe or of the lap. */
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly sent: number;
  readonly answered: number;
  /** Always 0 in a lap: a request counts in the lap in which its outcome is known. */
  readonly inFlight: number;
  readonly lost: number;
  readonly lostBy: Readonly<Partial<Record<LostCause, number>>>;
  /** Answers that sent the client elsewhere, expected or not; they are not followed. */
  readonly redirects: number;
  /** Requests that were due but never sent, because `maxInFlight` others had no answer yet. Not in `sent`. */
  readonly skipped: number;
  /** How many of the answered and lost ones had a connection of their own. */
  readonly onNewConnection: number;
  /** The most that a request went out after it was due: how busy this process was, not the service. */
  readonly maxLateMs: number;
  readonly latency: Latency;
  readonly versions: Readonly<Record<string, VersionCount>>;
  /** Oldest first, at most the last 3600; seconds in which nothing happened are left out. */
  readonly seconds: readonly ProbeSecond[];
  /** The last 5. */
  readonly lastAnswers: readonly AnswerSample[];
  /** The first 20. */
  readonly lostSamples: readonly LostRequest[];
  /** Of a probe of several targets: each one's own; they add up to this. */
  readonly targets?: readonly ProbeReport[];
}

/** What became of the requests that were sent since it was opened. */
export interface ProbeWindow {
  /** Of them, so far. */
  report(): ProbeReport;
  /** Counts no later ones, waits until all of its own are answered or lost, and reports. */
  close(): Promise<ProbeReport>;
}
