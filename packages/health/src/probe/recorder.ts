import { build, type Histogram } from 'hdr-histogram-js';
import type {
  AnswerSample,
  Latency,
  LostCause,
  LostRequest,
  ProbeReport,
  VersionCount,
} from './probe-report.js';
import { createSeconds } from './seconds.js';

const keptAnswers = 5;
const keptLost = 20;
const maxLatencyMicros = 3_600_000_000;

/** A request that got an expected answer. */
export interface AnsweredRequest {
  readonly doneMs: number;
  readonly latencyMs: number;
  readonly version: string;
  readonly onNewConnection: boolean;
}

/** Counts what happens to requests; one for the whole probe, one for each lap. */
export interface Recorder {
  sent(nowMs: number, lateMs: number): void;
  skipped(): void;
  redirected(): void;
  answered(request: AnsweredRequest): void;
  lost(request: LostRequest): void;
  /** Keeps an answer as evidence, expected or not. */
  sample(answer: AnswerSample): void;
  report(nowMs: number, inFlight: number): ProbeReport;
}

/** @param startMs the clock's milliseconds of the probe's or lap's start */
export function createRecorder(url: string, startMs: number): Recorder {
  const histogram = build({ highestTrackableValue: maxLatencyMicros, numberOfSignificantValueDigits: 3 });
  const seconds = createSeconds();
  const lostBy: Partial<Record<LostCause, number>> = {};
  const versions = new Map<string, VersionCount>();
  const lastAnswers: AnswerSample[] = [];
  const lostSamples: LostRequest[] = [];
  const counts = {
    sent: 0,
    answered: 0,
    lost: 0,
    skipped: 0,
    redirects: 0,
    onNewConnection: 0,
    maxLateMs: 0,
  };

  return {
    sent(nowMs, lateMs) {
      counts.sent += 1;
      counts.maxLateMs = Math.max(counts.maxLateMs, lateMs);
      seconds.count(nowMs, 'sent');
    },
    skipped() {
      counts.skipped += 1;
    },
    redirected() {
      counts.redirects += 1;
    },
    answered({ doneMs, latencyMs, version, onNewConnection }) {
      counts.answered += 1;
      counts.onNewConnection += Number(onNewConnection);
      histogram.recordValue(Math.min(maxLatencyMicros, Math.max(1, Math.round(latencyMs * 1000))));
      versions.set(version, countVersion(versions.get(version), Math.round(doneMs)));
      seconds.count(doneMs, 'answered', version);
    },
    lost(request) {
      counts.lost += 1;
      counts.onNewConnection += Number(request.onNewConnection);
      lostBy[request.cause] = (lostBy[request.cause] ?? 0) + 1;
      seconds.count(request.atMs + request.afterMs, 'lost');
      if (lostSamples.length < keptLost) lostSamples.push(request); // the first ones show how it began
    },
    sample(answer) {
      lastAnswers.push(answer);
      if (lastAnswers.length > keptAnswers) lastAnswers.shift();
    },
    report(nowMs, inFlight) {
      return {
        url,
        startedAtMs: Math.round(startMs),
        durationMs: Math.round(nowMs - startMs),
        ...counts,
        inFlight,
        lostBy: { ...lostBy },
        latency: latencyOf(histogram),
        versions: Object.fromEntries(versions),
        seconds: seconds.list(),
        lastAnswers: [...lastAnswers],
        lostSamples: [...lostSamples],
      };
    },
  };
}

function countVersion(count: VersionCount | undefined, nowMs: number): VersionCount {
  if (!count) return { answered: 1, firstMs: nowMs, lastMs: nowMs };
  return { answered: count.answered + 1, firstMs: count.firstMs, lastMs: nowMs };
}

function latencyOf(histogram: Histogram): Latency {
  const ms = (micros: number) => micros / 1000;
  return {
    p50Ms: ms(histogram.getValueAtPercentile(50)),
    p90Ms: ms(histogram.getValueAtPercentile(90)),
    p99Ms: ms(histogram.getValueAtPercentile(99)),
    maxMs: ms(histogram.maxValue),
  };
}
