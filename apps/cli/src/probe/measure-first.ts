import { measureProbe, type Probe, type ProbeReport } from '@clicamos/health';
import { UsageError } from '../usage-error.js';
import type { ProbeSetup } from './probe-setup.js';
import { probeHints } from './reason-bad-probe.js';

/** What is done about a probe that loses before the first step. */
export type WhenBad = 'refuse' | 'tell';

export interface MeasureFirstOptions {
  readonly whenBad: WhenBad;
  readonly signal: AbortSignal;
  /** Why it says more about this machine, if it does. */
  readonly busy?: (report: ProbeReport) => string | undefined;
}

/**
 * Measures a probe before the first step: whatever it loses here, no new image has lost.
 *
 * @returns why the probe must decide nothing; `undefined` when it is good
 * @throws {UsageError} for a bad one that is to be refused
 */
export async function measureFirst(
  probe: Probe,
  setup: ProbeSetup,
  { whenBad, signal, busy = () => undefined }: MeasureFirstOptions,
): Promise<string | undefined> {
  const { warmupMs, limits } = setup;
  if (warmupMs === 0) return undefined;
  const { report, reason } = await measureProbe(probe, { warmupMs, signal, ...limits });
  if (reason === undefined) return undefined;
  const own = report.lost > 0 ? probeHints(report, setup) : 'See probe.maxP99 in clicamos.yaml';
  const machine = busy(report);
  const hint = machine === undefined ? own : `${machine}.\n  Otherwise: ${own}`;
  if (whenBad === 'tell') return `${reason}, before the first step: it decides nothing here. ${hint}`;
  throw new UsageError(
    `A bad probe: ${reason}, but before the first step, with what is live. It would blame any image; nothing was changed.\n  ${hint}.\n  Where it is the live version that fails, roll without the probe: --no-probe`,
  );
}
