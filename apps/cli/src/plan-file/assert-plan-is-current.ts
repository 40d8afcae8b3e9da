import { planDifferences, type RolloutPlan } from '@clicamos/rolling-asg';
import { UsageError } from '../usage-error.js';
import type { PlanFile } from './plan-file.js';

/** @throws {UsageError} when the service has changed since the plan was made, with each change, old and new */
export function assertPlanIsCurrent({ plan }: PlanFile, now: RolloutPlan, path: string): void {
  const found = planDifferences(plan, now);
  if (found.length === 0) return;
  const lines = found.map(({ path: where, was, is }) => `  ${where}: ${was} -> ${is}`);
  throw new UsageError(
    [
      `\`${path}\` (--plan) is stale: the service has changed since it was made. Nothing was changed.`,
      ...lines,
      `Look at a new one: clicamos plan --out ${path}`,
    ].join('\n'),
  );
}
