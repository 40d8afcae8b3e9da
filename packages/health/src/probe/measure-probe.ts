import { type Clock, systemClock } from '../clock.js';
import { expectPositive } from '../expect-option.js';
import { raceAbort } from '../race-abort.js';
import { reasonOverLimits, type Measured, type ProbeLimits } from './probe-limits.js';
import type { ProbeReport } from './probe-report.js';
import type { Probe } from './start-probe.js';

export interface MeasureOptions extends ProbeLimits {
  /** How long the requests are sent that are judged, ms; their answers are waited for. */
  readonly warmupMs: number;
  /** On abort it rejects at once with `signal.reason`. */
  readonly signal?: AbortSignal;
  /** @default systemClock */
  readonly clock?: Clock;
}

/** What a probe saw before anything was changed. */
export interface Measurement {
  readonly report: ProbeReport;
  /** Why the probe itself is bad; `undefined` when it is good. */
  readonly reason: string | undefined;
}

/**
 * Lets a running probe send for a while before anything is changed, and judges what it saw: a probe that loses
 * already would blame whatever comes next. Latency counts from the second half on: the first connections are slow.
 *
 * @throws HealthError `InvalidOption`
 * @example
 * import { measureProbe, startProbe } from '@clicamos/health';
 * const probe = startProbe({ url, ratePerSecond: 50 });
 * const { reason } = await measureProbe(probe, { warmupMs: 5_000 });
 * if (reason !== undefined) throw new Error(`A bad probe: ${reason}`);
 */
export async function measureProbe(
  probe: Pick<Probe, 'window'>,
  { warmupMs, signal, clock = systemClock, ...limits }: MeasureOptions,
): Promise<Measurement> {
  expectPositive('warmupMs', warmupMs);
  signal?.throwIfAborted();
  const whole = probe.window();
  await clock.sleep(warmupMs / 2, signal);
  const warm = probe.window();
  await clock.sleep(warmupMs / 2, signal);
  const closing = Promise.all([whole.close(), warm.close()]);
  const [report, later] = await (signal ? raceAbort(closing, signal) : closing);
  return { report, reason: reasonOverLimits(withLatencyOf(report, later), limits) };
}

function withLatencyOf({ targets, ...report }: ProbeReport, later: ProbeReport): Measured {
  const { latency, answered } = later;
  const each = targets?.flatMap((one, index) => {
    const same = later.targets?.[index];
    return same === undefined ? [] : [withLatencyOf(one, same)];
  });
  return { ...report, latency, answered, ...(each && { targets: each }) };
}
