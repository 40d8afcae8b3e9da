import { systemClock } from '../clock.js';
import type { Target } from '../target/open-target.js';
import type { Redact } from '../target/create-redactor.js';
import { createHttpTransport } from './http-transport.js';
import type { Transport } from './outcome.js';
import { openProbeTarget, type ProbeOptions } from './probe-options.js';
import type { ProbeReport } from './probe-report.js';
import { ProbeRun, type ProbeRunOptions } from './probe-run.js';
import { createTcpTransport } from './tcp-transport.js';

export interface RunProbeOptions extends ProbeOptions, Pick<ProbeRunOptions, 'shared'> {
  /** Its name in reports, in place of the URL. */
  readonly shown?: string;
}

/** A probe at work, with its connections. */
export interface RunningProbe {
  readonly run: ProbeRun;
  readonly redact: Redact;
  readonly stop: () => Promise<ProbeReport>;
}

/**
 * Opens the target's connections and sends.
 *
 * @throws HealthError `InvalidOption`
 */
export function runProbe({ shown, ...options }: RunProbeOptions): RunningProbe {
  const opened = openProbeTarget(options);
  const target = shown === undefined ? opened : { ...opened, shown };
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
    run,
    redact: target.redact,
    stop: () => stop().finally(() => options.signal?.removeEventListener('abort', onAbort)),
  };
}

function transportOf(target: Target, { timeoutMs = 5000, keptConnections = 8 }: ProbeOptions): Transport {
  return target.url.protocol.startsWith('http')
    ? createHttpTransport({ target, timeoutMs, keptConnections })
    : createTcpTransport(target, timeoutMs);
}
