import type { PlannedNext } from '../plan.js';
import type { PlanFacts } from '../plan-facts.js';
import type { PlanOptions } from '../plan-options.js';

/** What the checks look at: the facts, what was asked, and the next group as drafted. */
export interface PreflightInput {
  readonly facts: PlanFacts;
  readonly options: PlanOptions;
  readonly next: PlannedNext;
  /** Of the whole rollout, at least and at most. */
  readonly duration: { readonly floorMs: number; readonly ceilingMs: number };
}
