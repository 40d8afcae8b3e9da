import type { Group } from '../cloud/cloud.js';
import type { RolloutContext } from '../engine/context/context.js';
import type { RolloutPlan, RolloutStep } from '../plan/plan.js';

/** What a step is judged by: the groups as they were read. */
export interface StepView {
  readonly next?: Group;
  readonly previous?: Group;
}

/** A step of the rollout: one thing to do, and how to take it back. */
export interface StepDefinition<Step extends RolloutStep = RolloutStep> {
  /** Why it still has to run, by what is there; `undefined` when it is done. */
  readonly reasonNotDone: (view: StepView, step: Step) => string | undefined;
  /** Does it, wherever an earlier try stopped. @returns its floor: how long the cloud itself took, as far as seen, ms */
  readonly run: (context: RolloutContext, step: Step, plan?: RolloutPlan) => Promise<number>;
  /** Takes back what it did, as far as there is anything; absent where it left nothing. */
  readonly undo?: (context: RolloutContext, step: Step) => Promise<void>;
}
