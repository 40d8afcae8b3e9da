import type { PlanOptions } from '../../../plan/plan-options.js';
import type { Laboratory, LaboratoryOptions } from '../open-laboratory.js';

/** Makes what a finding is about, and says how the rollout is planned that has it. */
export type Provoke = (laboratory: Laboratory) => Promise<Partial<PlanOptions>>;

export interface Provocation {
  readonly provoke: Provoke;
  /**
   * What the same rollout comes to without the finding, where that shows it right; absent of those that cannot be
   * skipped.
   */
  readonly without?: RegExp;
  /** What it would take to see it, where the emulator cannot show it. */
  readonly unseen?: string;
  /** What the cloud shows after that rollout, where its outcome alone does not tell. */
  readonly look?: (laboratory: Laboratory) => Promise<string>;
  /** What the laboratory is opened with. */
  readonly laboratory?: LaboratoryOptions;
  /** What stands in the way of the rollout beside it, which it is judged without too. */
  readonly alsoSkip?: readonly string[];
}

/** By level and id. */
export type Provocations = Readonly<Record<string, Provocation>>;
