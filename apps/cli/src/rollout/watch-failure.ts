import type { RolloutEvent } from '@clicamos/rolling-asg';
import { writeReport } from './write-report.js';

/** What a failed rollout leaves behind. */
export interface FailureWatch {
  /** Told of every event. */
  see(event: RolloutEvent): void;
  /** Where the evidence is, once it is written; nothing when there was none. */
  report(): Promise<string | undefined>;
  /** The group that `--keep-failed` left. */
  kept(): string | undefined;
}

/**
 * Writes the evidence as soon as there is some: however the rollout ends after that, and if it does not.
 *
 * @param cwd where `clicamos-report` goes
 */
export function watchFailure(cwd: string): FailureWatch {
  let report: Promise<string> | undefined;
  let kept: string | undefined;
  return {
    see(event) {
      if (event.kind === 'kept') kept = event.groupName;
      if (event.kind === 'evidence')
        report = writeReport({ cwd, rolloutId: event.rolloutId, evidence: event.evidence }).catch(
          // The rollout's own end matters more than a disk that is full.
          (error: Error) => `could not be written: ${error.message}`,
        );
    },
    report: async () => report,
    kept: () => kept,
  };
}
