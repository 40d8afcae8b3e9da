import { systemClock } from '../clock.js';
import { createHttpTransport } from './http-transport.js';
import { expectProbeOptions, type ProbeOptions } from './probe-options.js';
import type { ProbeReport } from './probe-report.js';
import { ProbeRun } from './probe-run.js';

/** A running probe. `await using` stops it. */
export interface Probe extends AsyncDisposable {
  /** Everything since the start. */
  total(): ProbeReport;
  /** Everything since the last lap; the next lap begins. Laps add up to the total once nothing is in flight. */
  lap(): ProbeReport;
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
  const url = expectProbeOptions(options);
  options.signal?.throwIfAborted();
  const { timeoutMs = 5000, keptConnections = 8, headers = {}, clock = systemClock } = options;
  const transport = options.transport ?? createHttpTransport({ url, timeoutMs, keptConnections, headers });
  const run = new ProbeRun({ ...options, url, clock, transport });
  let stopped: Promise<ProbeReport> | undefined;
  const stop = () => (stopped ??= run.stop().finally(() => transport.close()));
  // What went wrong is not lost: whoever calls stop() gets the same promise.
  const onAbort = () => void stop().catch(() => undefined);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  return {
    total: () => run.total(),
    lap: () => run.lap(),
    stop: () => stop().finally(() => options.signal?.removeEventListener('abort', onAbort)),
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}
