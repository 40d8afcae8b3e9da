import type { RolloutStrategy } from '../../../journal/rollout-strategy.js';
import type { Deployer } from '../worlds/world.js';

/** A way to roll, as a deployer is asked for it. */
export interface Strategy {
  readonly name: string;
  readonly options: Pick<Deployer, 'keepPreviousMs' | 'strategy'>;
}

/** By what the engine calls a strategy, so that none that it learns is forgotten. */
const byStrategy: Readonly<Record<RolloutStrategy, readonly Strategy[]>> = {
  replace: [
    { name: 'replace', options: {} },
    { name: 'replace, keep', options: { keepPreviousMs: 600_000 } },
  ],
  refresh: [{ name: 'refresh', options: { strategy: 'refresh' } }],
};

export const strategies: readonly Strategy[] = Object.values(byStrategy).flat();
