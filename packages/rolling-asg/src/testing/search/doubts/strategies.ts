import type { RolloutPlan } from '../../../plan/plan.js';
import type { Deployer } from '../worlds/world.js';

/** A way to roll, as a deployer is asked for it. */
export interface Strategy {
  readonly name: string;
  readonly options: Pick<Deployer, 'keepPreviousMs'>;
}

/** By what the engine calls a strategy, so that none that it learns is forgotten. */
const byStrategy: Readonly<Record<RolloutPlan['strategy'], readonly Strategy[]>> = {
  replace: [
    { name: 'replace', options: {} },
    { name: 'replace, keep', options: { keepPreviousMs: 600_000 } },
  ],
};

export const strategies: readonly Strategy[] = Object.values(byStrategy).flat();
