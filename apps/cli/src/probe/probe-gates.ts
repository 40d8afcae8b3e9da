import { reasonOverLimits, type Probe, type ProbeWindow } from '@clicamos/health';
import type { RolloutEvent, WalkOptions } from '@clicamos/rolling-asg';
import { createNextLosses } from './next-losses.js';
import type { ProbeTarget } from './probe-target.js';

/** What the probe sees stops a rollout, and is kept of it. */
export interface ProbeGates {
  readonly options: Pick<WalkOptions, 'bakeCheck' | 'collectEvidence' | 'traffic'>;
  /** Told of every event. */
  see(event: RolloutEvent): void;
}

/**
 * Judges by what is lost, and how slow answers are, since next serves.
 *
 * @param decides whether what it sees sends a rollout back
 */
export function probeGates(probe: Probe, { limits }: ProbeTarget, decides: boolean): ProbeGates {
  const losses = createNextLosses();
  let window: ProbeWindow | undefined;
  const judge = (): string | undefined => {
    if (window === undefined) return undefined;
    return reasonOverLimits({ ...window.report(), ...losses.of(probe.total()) }, limits);
  };
  return {
    options: {
      ...(decides && { bakeCheck: judge }),
      collectEvidence: async () => ({ probe: probe.total() }),
      traffic: () => probe.total(),
    },
    see(event) {
      losses.see(event, probe.total());
      if (losses.hasBegun()) window ??= probe.window();
    },
  };
}
