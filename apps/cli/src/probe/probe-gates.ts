import { reasonOverLimits, type Probe, type ProbeReport, type ProbeWindow } from '@clicamos/health';
import type { RolloutEvent, WalkOptions } from '@clicamos/rolling-asg';
import { createCutWhileLeaving } from './cut-while-leaving.js';
import { createNextLosses } from './next-losses.js';
import type { ProbeSetup } from './probe-setup.js';

/** What the probe sees stops a rollout, and is kept of it. */
export interface ProbeGates {
  readonly options: Pick<WalkOptions, 'bakeCheck' | 'collectEvidence' | 'traffic'>;
  /** Told of every event. */
  see(event: RolloutEvent): void;
  /** What else than the image explains what was lost so far. */
  explanation(): string | undefined;
}

/** What is judged, and behind what. */
export interface Gated extends Pick<ProbeSetup, 'limits' | 'targets'> {
  /** The traffic sources that instances leave. @default none */
  readonly sources?: Parameters<typeof createCutWhileLeaving>[0];
}

/**
 * Judges by what is lost, and how slow answers are, since next serves, at each target.
 *
 * @param decides whether what it sees sends a rollout back
 */
export function probeGates(
  probe: Probe,
  { limits, targets, sources = [] }: Gated,
  decides: boolean,
): ProbeGates {
  const losses = targets.map(createNextLosses);
  const cut = createCutWhileLeaving(sources);
  const explanation = () => cut.reason(probe.total());
  let window: ProbeWindow | undefined;
  const judge = (): string | undefined => {
    if (window === undefined) return undefined;
    const [latest, total] = [each(window.report()), each(probe.total())];
    const reasons = losses.flatMap((loss, index) => {
      const [report, all] = [latest[index], total[index]];
      return report && all ? (reasonOverLimits({ ...report, ...loss.of(all) }, limits) ?? []) : [];
    });
    return reasons.length === 0 ? undefined : [...reasons, explanation() ?? []].flat().join('; ');
  };
  return {
    options: {
      ...(decides && { bakeCheck: judge }),
      collectEvidence: async () => ({ probe: probe.total() }),
      traffic: () => probe.total(),
    },
    explanation,
    see(event) {
      cut.see(event, probe.total());
      const total = each(probe.total());
      losses.forEach((loss, index) => {
        const report = total[index];
        if (report) loss.see(event, report);
      });
      if (losses.some((loss) => loss.hasBegun())) window ??= probe.window();
    },
  };
}

/** One target's report is the probe's own. */
const each = (report: ProbeReport): readonly ProbeReport[] => report.targets ?? [report];
