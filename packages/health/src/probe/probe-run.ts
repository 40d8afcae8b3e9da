import { statusRule } from '../check.js';
import type { Clock } from '../clock.js';
import type { Outcome, ProbeRequest, ProbeResponse, Transport } from './outcome.js';
import type { ProbeOptions } from './probe-options.js';
import type { LostCause, LostRequest, ProbeReport } from './probe-report.js';
import { createRecorder, type Recorder } from './recorder.js';
import { dueAtMs, dueCount, isOnNewConnection, type Schedule } from './schedule.js';

const sampleBodyLength = 500;

export interface ProbeRunOptions extends ProbeOptions {
  readonly url: URL;
  readonly clock: Clock;
  readonly transport: Transport;
}

/** The sending and counting of one probe; it begins to send when it is made. The connections are not its own. */
export class ProbeRun {
  readonly #options: ProbeRunOptions;
  readonly #schedule: Schedule;
  readonly #isExpected: (status: number) => boolean;
  readonly #identify: (response: ProbeResponse) => string | undefined;
  readonly #total: Recorder;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #sending: Promise<void>;
  #lap: Recorder;
  #next = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(options: ProbeRunOptions) {
    const startMs = options.clock.now();
    this.#options = options;
    this.#schedule = { startMs, ratePerSecond: options.ratePerSecond };
    this.#isExpected = statusRule(options.expectStatus);
    this.#identify = options.identify ?? byHeader(options.versionHeader ?? 'x-app-version');
    this.#total = createRecorder(options.url.href, startMs);
    this.#lap = createRecorder(options.url.href, startMs);
    this.#sending = this.#keepSending();
  }

  total(): ProbeReport {
    return this.#total.report(this.#options.clock.now(), this.#inFlight.size);
  }

  lap(): ProbeReport {
    const nowMs = this.#options.clock.now();
    const report = this.#lap.report(nowMs, 0);
    this.#lap = createRecorder(this.#options.url.href, nowMs);
    return { ...report, sent: report.answered + report.lost };
  }

  async stop(): Promise<ProbeReport> {
    this.#stop.abort();
    await this.#sending;
    await Promise.all(this.#inFlight);
    if (this.#failure) throw this.#failure.error;
    return this.total();
  }

  async #keepSending(): Promise<void> {
    const { clock } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      this.#sendDue(dueCount(this.#schedule, clock.now()));
      const waitMs = Math.max(0, dueAtMs(this.#schedule, this.#next) - clock.now());
      await clock.sleep(waitMs, signal).catch((reason: unknown) => {
        if (!signal.aborted) throw reason;
      });
    }
  }

  /** After a late timer several are due: all go out now, so that the rate holds on average. */
  #sendDue(due: number): void {
    const { maxInFlight = 1000, newConnectionShare = 0.2 } = this.#options;
    for (; this.#next < due; this.#next += 1) {
      const index = this.#next;
      if (this.#inFlight.size >= maxInFlight) this.#record((recorder) => recorder.skipped());
      else this.#send({ index, onNewConnection: isOnNewConnection(index, newConnectionShare) });
    }
  }

  #send(request: ProbeRequest): void {
    const { clock, transport } = this.#options;
    const nowMs = clock.now();
    this.#record((recorder) => recorder.sent(nowMs, nowMs - dueAtMs(this.#schedule, request.index)));
    const done: Promise<void> = transport
      .send(request)
      .then((outcome) => this.#settle(outcome, request, done));
    this.#inFlight.add(done);
  }

  #settle(outcome: Outcome, request: ProbeRequest, done: Promise<void>): void {
    const doneMs = this.#options.clock.now();
    const version = this.#versionOf(outcome);
    // From here to the last count nothing of the caller's runs, so that every report adds up.
    this.#inFlight.delete(done);
    this.#sample(outcome, version, doneMs);
    const latencyMs = doneMs - dueAtMs(this.#schedule, request.index);
    const lost = this.#reasonLost(outcome);
    if (!lost)
      return this.#record((recorder) => recorder.answered({ ...request, doneMs, latencyMs, version }));
    this.#lose({
      ...lost,
      atMs: doneMs - latencyMs,
      afterMs: latencyMs,
      onNewConnection: request.onNewConnection,
    });
  }

  #lose(lost: LostRequest): void {
    this.#record((recorder) => recorder.lost(lost));
    this.#guard(() => this.#options.onLost?.(lost));
  }

  #reasonLost(outcome: Outcome): { readonly cause: LostCause; readonly detail: string } | undefined {
    if (outcome.kind === 'failure') return { cause: outcome.cause, detail: outcome.detail };
    const { status, body } = outcome.response;
    if (this.#isExpected(status)) return undefined;
    return { cause: `status ${status}`, detail: body.slice(0, sampleBodyLength) };
  }

  #versionOf(outcome: Outcome): string {
    if (outcome.kind === 'failure') return 'unknown';
    return this.#guard(() => this.#identify(outcome.response)) ?? 'unknown';
  }

  #sample(outcome: Outcome, version: string, atMs: number): void {
    if (outcome.kind === 'failure') return;
    const { status, body } = outcome.response;
    this.#record((recorder) =>
      recorder.sample({ atMs, status, version, body: body.slice(0, sampleBodyLength) }),
    );
  }

  /** A callback of the caller that throws is neither dropped nor taken for a lost request: `stop()` rejects. */
  #guard<T>(callback: () => T): T | undefined {
    try {
      return callback();
    } catch (error) {
      this.#failure ??= { error };
      this.#stop.abort();
      return undefined;
    }
  }

  #record(record: (recorder: Recorder) => void): void {
    record(this.#total);
    record(this.#lap);
  }
}

function byHeader(name: string): (response: ProbeResponse) => string | undefined {
  const lowerCase = name.toLowerCase();
  return ({ headers }) => {
    const value = headers[lowerCase];
    return typeof value === 'string' ? value : value?.[0];
  };
}
