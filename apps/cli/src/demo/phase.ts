import type { ProbeReport } from '@clicamos/health';
import type { RolloutResult } from '@clicamos/rolling-asg';
import type { Stall } from '../local/watch-stalls.js';

/** One phase of the demo and what is expected of it. */
export interface Phase {
  readonly title: string;
  /** What the app's image says beside its version. */
  readonly env: Readonly<Record<string, string>>;
  readonly expected: RolloutResult['outcome'];
}

/** How a phase went. The first one has no clients yet, so no probe. */
export interface PhaseEnd {
  readonly phase: Phase;
  readonly result: RolloutResult;
  readonly probe?: ProbeReport;
  /** How long the process with all of it stood still. */
  readonly stall?: Stall;
}

/** How long the slow image takes to listen, real ms: eight health checks of the demo's, of which two fail an instance. */
export const slowStartMs = 1_000;

/** A first deploy, a roll, an image that never gets healthy, one that is merely slow. */
export const phases: readonly Phase[] = [
  { title: 'first deploy', env: {}, expected: 'deployed' },
  { title: 'roll', env: {}, expected: 'deployed' },
  { title: 'bad image', env: { HEALTH_STATUS: '500' }, expected: 'rolled-back' },
  { title: 'slow boot', env: { START_DELAY_MS: String(slowStartMs) }, expected: 'deployed' },
];

/** Whether a phase did what it should, without losing a request. */
export const isGood = ({ phase, result, probe }: PhaseEnd): boolean =>
  result.outcome === phase.expected && (probe === undefined || (probe.lost === 0 && probe.skipped === 0));
