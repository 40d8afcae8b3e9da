import type { ProbeOptions } from './probe-options.js';
import type { ProbeReport, ProbeWindow } from './probe-report.js';
import { runProbe } from './run-probe.js';

/** A running probe. `await using` stops it. */
export interface Probe extends AsyncDisposable {
  /** Everything since the start. */
  total(): ProbeReport;
  /** Everything since the last lap; the next lap begins. Laps add up to the total once nothing is in flight. */
  lap(): ProbeReport;
  /** Counts the requests from now on, beside the total and the laps. */
  window(): ProbeWindow;
  /** Takes the probe's credentials out of a text of another origin. */
  redact(text: string): string;
  /** Sends no more, waits for what is in flight (at most `timeoutMs`), closes the connections. */
  stop(): Promise<ProbeReport>;
}

/**
 * Sends requests at a constant rate, whether or not earlier ones were answered, and counts which were lost.
 * Latency is measured from when a request was *due*, so that a stall shows in full.
 *
 * @throws HealthError `InvalidOption`
 * @see https://www.scylladb.com/2021/04/22/on-coordinated-omission/
 * @example
 * import { startProbe } from '@clicamos/health';
 * await using probe = startProbe({ url: 'http://127.0.0.1:8080/', ratePerSecond: 200 });
 * await rollOut();
 * const { sent, lost, latency } = await probe.stop();
 */
export function startProbe(options: ProbeOptions): Probe {
  const { run, redact, stop } = runProbe(options);
  return {
    total: () => run.total(),
    lap: () => run.lap(),
    window: () => run.window(),
    redact,
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}
