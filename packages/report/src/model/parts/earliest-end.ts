import type { Headline, StoryStep } from '../story.js';

/** When a rollout can be over at the earliest; nothing before it begins, nor on the way back. */
export function earliestEnd(steps: readonly StoryStep[], { outcome, lastAt }: Headline): number | undefined {
  if (outcome !== 'rolling-out' || steps.length === 0) return undefined;
  const running = steps.findLast(({ state }) => state === 'running');
  const stepEnd = running?.startedAt === undefined ? lastAt : running.startedAt + running.earliestMs;
  const planned = steps.filter(({ state }) => state === 'planned');
  return Math.max(lastAt, stepEnd) + planned.reduce((sum, { earliestMs }) => sum + earliestMs, 0);
}
