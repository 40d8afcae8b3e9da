import type { Evidence } from '../../observe/service/evidence.js';
import type { RolloutStepKind } from '../../plan/plan.js';

/** The group that serves at the end. */
export interface LiveGroup {
  readonly name: string;
  readonly imageId?: string;
  /** Instances that serve. */
  readonly inService: number;
  readonly desiredCapacity: number;
}

/** How long a step took, and how much of it was the cloud's own time. */
export interface StepTiming {
  readonly kind: RolloutStepKind | 'rollBack';
  /** Clock ms. */
  readonly startedAtMs: number;
  readonly wallMs: number;
  /** Before this, counted from the step's start, the cloud itself was not ready. */
  readonly floorMs: number;
}

/** How a rollout ended, when it did not throw. */
export interface RolloutResult {
  readonly outcome: 'deployed' | 'nothing-to-do' | 'rolled-back';
  readonly service: string;
  readonly rolloutId: string;
  /** Absent after a failed first deploy. */
  readonly live?: LiveGroup;
  /** The generation that was replaced, or the one that was removed on a roll back. */
  readonly removed?: { readonly name: string; readonly imageId?: string };
  readonly wallMs: number;
  /** The least it could have taken: the sum of the steps' floors. */
  readonly floorMs: number;
  readonly steps: readonly StepTiming[];
  /** Why it was rolled back, why nothing was to do, or what came too late to stop it. */
  readonly reason?: string;
  readonly evidence?: Evidence;
}
