import { isRedirect } from '../check.js';
import type { Clock } from '../clock.js';
import type { Target } from '../target/open-target.js';
import type { Outcome, ProbeRequest, ProbeResponse, Transport } from './outcome.js';
import type { ProbeOptions } from './probe-options.js';
import type { LostCause, LostRequest, ProbeReport, ProbeWindow } from './probe-report.js';
import { createRecorder, type Recorder } from './recorder.js';
import { dueAtMs, dueCount, isOnNewConnection, type Schedule } from './schedule.js';

const sampleBodyLength = 500;

export interface ProbeRunOptions extends ProbeOptions {
  readonly target: Target;
  readonly clock: Clock;
  readonly transport: Transport;
  /** Counts beside its own what all probes of a set count together. */
  readonly shared?: () => readonly Recorder[];
}

/** What counts the requests with these numbers. */
interface OpenWindow {
  readonly recorders: readonly Recorder[];
  readonly from: number;
  to: number;
}

/** The sending and counting of one probe; it begins to send when it is made. The connections are not its own. */
export class ProbeRun {
  readonly #options: ProbeRunOptions;
  readonly #schedule: Schedule;
  readonly #identify: (response: ProbeResponse) => string | undefined;
  readonly #total: Recorder;
  readonly #windows = new Set<OpenWindow>();
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
    this.#identify = options.identify ?? byHeader(options.versionHeader ?? 'x-app-version');
    this.#total = createRecorder(options.target.shown, startMs);
    this.#lap = createRecorder(options.target.shown, startMs);
    this.#sending = this.#keepSending();
  }

  total(): ProbeReport {
    return this.#total.report(this.#options.clock.now(), this.#inFlight.size);
  }

  lap(): ProbeReport {
    const nowMs = this.#options.clock.now();
    const report = this.#lap.report(nowMs, 0);
    this.#lap = createRecorder(this.#options.target.shown, nowMs);
    return { ...report, sent: report.answered + report.lost };
  }

  /** @param shared counts the same requests, for several probes at once */
  window(shared: readonly Recorder[] = []): ProbeWindow {
    const { clock, target } = this.#options;
    const recorder = createRecorder(target.shown, clock.now());
    const window: OpenWindow = { recorders: [recorder, ...shared], from: this.#next, to: Infinity };
    this.#windows.add(window);
    const report = () => withInFlight(recorder.report(clock.now(), 0));
    return {
      report,
      close: async () => {
        window.to = Math.min(window.to, this.#next);
        await Promise.all(this.#inFlight);
        this.#windows.delete(window);
        return report();
      },
    };
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
      if (this.#inFlight.size >= maxInFlight) this.#record(index, (recorder) => recorder.skipped());
      else this.#send({ index, onNewConnection: isOnNewConnection(index, newConnectionShare) });
    }
  }

  #send(request: ProbeRequest): void {
    const { clock, transport } = this.#options;
    const nowMs = clock.now();
    const lateMs = nowMs - dueAtMs(this.#schedule, request.index);
    this.#record(request.index, (recorder) => recorder.sent(nowMs, lateMs));
    const done: Promise<void> = transport
      .send(request)
      .then((outcome) => this.#settle(outcome, request, done));
    this.#inFlight.add(done);
  }

  #settle(outcome: Outcome, request: ProbeRequest, done: Promise<void>): void {
    const { clock } = this.#options;
    const { index, onNewConnection } = request;
    const doneMs = clock.now();
    const version = this.#versionOf(outcome);
    // From here to the last count nothing of the caller's runs, so that every report adds up.
    this.#inFlight.delete(done);
    this.#sample(outcome, { index, version, atMs: doneMs });
    const dueMs = dueAtMs(this.#schedule, index);
    const latencyMs = doneMs - dueMs - (outcome.kind === 'connected' ? outcome.watchedMs : 0);
    const lost = this.#reasonLost(outcome);
    if (!lost)
      return this.#record(index, (recorder) =>
        recorder.answered({ onNewConnection, doneMs, latencyMs: Math.max(0, latencyMs), version }),
      );
    this.#lose(index, { ...lost, atMs: dueMs, afterMs: doneMs - dueMs, onNewConnection });
  }

  #lose(index: number, lost: LostRequest): void {
    this.#record(index, (recorder) => recorder.lost(lost));
    this.#guard(() => this.#options.onLost?.(lost));
  }

  #reasonLost(outcome: Outcome): { readonly cause: LostCause; readonly detail: string } | undefined {
    const { target } = this.#options;
    if (outcome.kind === 'connected') return undefined;
    if (outcome.kind === 'failure') return { cause: outcome.cause, detail: target.redact(outcome.detail) };
    const unexpected = target.reasonUnexpected(outcome.response);
    if (unexpected === undefined) return undefined;
    const { status, body } = outcome.response;
    const detail = isRedirect(status) ? unexpected.text : target.redact(body).slice(0, sampleBodyLength);
    return { cause: unexpected.cause, detail };
  }

  #versionOf(outcome: Outcome): string {
    if (outcome.kind !== 'response') return 'unknown';
    return this.#guard(() => this.#identify(outcome.response)) ?? 'unknown';
  }

  #sample(outcome: Outcome, { index, ...seen }: { index: number; version: string; atMs: number }): void {
    if (outcome.kind !== 'response') return;
    const { status } = outcome.response;
    // First without the credentials, then cut: a half of one would not be found.
    const body = this.#options.target.redact(outcome.response.body).slice(0, sampleBodyLength);
    this.#record(index, (recorder) => {
      recorder.sample({ ...seen, status, body });
      if (isRedirect(status)) recorder.redirected();
    });
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

  #record(index: number, record: (recorder: Recorder) => void): void {
    record(this.#total);
    record(this.#lap);
    for (const recorder of this.#options.shared?.() ?? []) record(recorder);
    for (const { recorders, from, to } of this.#windows)
      if (index >= from && index < to) recorders.forEach(record);
  }
}

/** Of a window: whatever has no outcome yet is under way. */
export const withInFlight = (report: ProbeReport): ProbeReport => ({
  ...report,
  inFlight: report.sent - report.answered - report.lost,
});

function byHeader(name: string): (response: ProbeResponse) => string | undefined {
  const lowerCase = name.toLowerCase();
  return ({ headers }) => {
    const value = headers[lowerCase];
    return typeof value === 'string' ? value : value?.[0];
  };
}
