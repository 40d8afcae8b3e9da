import { duration } from '@clicamos/report';
import type { RolloutPlan } from '@clicamos/rolling-asg';

/** How to go back after a plan has run: what is warm, and for how long. Nothing before a second release. */
export function describeUndo(
  { previous, steps }: Pick<RolloutPlan, 'previous' | 'steps'>,
  rollbackCommand: string,
): string | undefined {
  if (previous === undefined) return undefined;
  const kept = steps.flatMap((step) => (step.kind === 'keepPrevious' ? [step] : []));
  const warm = kept.map(({ groupName, keepMs }) => `   (${groupName} is warm for ${duration(keepMs)})`);
  return `${rollbackCommand}${warm.join('')}`;
}
