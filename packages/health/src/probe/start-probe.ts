import { systemClock } from '../clock.js';
import type { Target } from '../target/open-target.js';
import { createHttpTransport } from './http-transport.js';
import type { Transport } from './outcome.js';
import { openProbeTarget, type ProbeOptions } from './probe-options.js';
import type { ProbeReport, ProbeWindow } from './probe-report.js';
import { ProbeRun } from './probe-run.js';
import { createTcpTransport } from './tcp-transport.js';

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
  const target = openProbeTarget(options);
  options.signal?.throwIfAborted();
  const { clock = systemClock } = options;
  const transport = options.transport ?? transportOf(target, options);
  const run = new ProbeRun({ ...options, target, clock, transport });
  let stopped: Promise<ProbeReport> | undefined;
  const stop = () => (stopped ??= run.stop().finally(() => transport.close()));
  // What went wrong is not lost: whoever calls stop() gets the same promise.
  const onAbort = () => void stop().catch(() => undefined);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  return {
    total: () => run.total(),
    lap: () => run.lap(),
    window: () => run.window(),
    redact: target.redact,
    stop: () => stop().finally(() => options.signal?.removeEventListener('abort', onAbort)),
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}

function transportOf(target: Target, { timeoutMs = 5000, keptConnections = 8 }: ProbeOptions): Transport {
  return target.url.protocol.startsWith('http')
    ? createHttpTransport({ target, timeoutMs, keptConnections })
    : createTcpTransport(target, timeoutMs);
}

/**
 * Checks a probe's options as `startProbe` does, and sends nothing: files and variables are looked at too.
 *
 * @throws HealthError `InvalidOption`, with the option's name as `option`
 * @example
 * import { checkProbeOptions } from '@clicamos/health';
 * checkProbeOptions({ url: 'https://web.example.com/', ratePerSecond: 50, caFile: 'team-ca.pem' });
 */
export function checkProbeOptions(options: ProbeOptions): void {
  openProbeTarget(options);
}
