import { type Clock, systemClock } from '../clock.js';
import { invalidOption } from '../expect-option.js';
import { shownUrl } from '../target/shown-url.js';
import { openProbeTarget, type ProbeOptions } from './probe-options.js';
import type { ProbeReport, ProbeWindow } from './probe-report.js';
import { withInFlight } from './probe-run.js';
import { createRecorder, type Recorder } from './recorder.js';
import { runProbe, type RunningProbe } from './run-probe.js';
import { startProbe, type Probe } from './start-probe.js';

/**
 * One probe of several targets. Each is asked at its own rate, as if it were alone. A report is of all of them
 * together, and has each one's own in `targets`; of one target alone it is what `startProbe` reports.
 *
 * @param targets one at least; the first one's clock counts
 * @throws HealthError `InvalidOption`; nothing is sent then
 * @example
 * import { startProbes } from '@clicamos/health';
 * await using probe = startProbes([
 *   { url: 'http://127.0.0.1:8080/', ratePerSecond: 100 },
 *   { url: 'http://127.0.0.1:8081/', ratePerSecond: 100 },
 * ]);
 * await rollOut();
 * const { lost, targets } = await probe.stop();
 */
export function startProbes(targets: readonly ProbeOptions[]): Probe {
  const [first, ...others] = targets;
  if (first === undefined) throw invalidOption('targets', 'Expected one target at least to probe, got none');
  return others.length === 0 ? startProbe(first) : startSet(targets, first.clock ?? systemClock);
}

function startSet(targets: readonly ProbeOptions[], clock: Clock): Probe {
  // All are looked at before the first one sends.
  const names = namesOf(targets);
  const count = () => createRecorder(names.join(', '), clock.now());
  const total = count();
  let lap = count();
  const shared = () => [total, lap];
  const probes = targets.map((options, index) =>
    runProbe({ ...options, clock, shared, ...nameOf(names[index]) }),
  );
  const totals = (): ProbeReport => {
    const each = probes.map(({ run }) => run.total());
    return { ...total.report(clock.now(), sumInFlight(each)), targets: each };
  };
  const stop = async () => {
    await stopAll(probes);
    return totals();
  };
  return {
    total: totals,
    lap() {
      const { answered, lost, ...report } = lap.report(clock.now(), 0);
      lap = count();
      const each = probes.map(({ run }) => run.lap());
      return { ...report, answered, lost, sent: answered + lost, targets: each };
    },
    window: () => openWindow(probes, count(), clock),
    redact: (text) => probes.reduce((rest, { redact }) => redact(rest), text),
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}

function openWindow(probes: readonly RunningProbe[], shared: Recorder, clock: Clock): ProbeWindow {
  const windows = probes.map(({ run }) => run.window([shared]));
  const report = () => ({
    ...withInFlight(shared.report(clock.now(), 0)),
    targets: windows.map((window) => window.report()),
  });
  return {
    report,
    async close() {
      await Promise.all(windows.map((window) => window.close()));
      return report();
    },
  };
}

/** One that fails does not leave the others sending. */
async function stopAll(probes: readonly RunningProbe[]): Promise<void> {
  const ends = await Promise.allSettled(probes.map(({ stop }) => stop()));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** The URLs; of several with one URL also where each is asked. */
function namesOf(targets: readonly ProbeOptions[]): readonly string[] {
  const shown = targets.map((options) => openProbeTarget(options).shown);
  return shown.map((url, index) => {
    const { resolve } = targets[index] ?? {};
    const isAlone = shown.indexOf(url) === shown.lastIndexOf(url);
    return isAlone || resolve === undefined ? url : `${url} at ${shownUrl(resolve)}`;
  });
}

const nameOf = (shown: string | undefined) => (shown === undefined ? {} : { shown });

const sumInFlight = (reports: readonly ProbeReport[]): number =>
  reports.reduce((sum, { inFlight }) => sum + inFlight, 0);
