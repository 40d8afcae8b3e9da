import type { AutoScaling } from '../group/auto-scaling-context.js';

/** Whether something was made less than so many AWS milliseconds ago. */
export function isYoungerThan({ surroundings }: AutoScaling, madeAt: Date, awsMs: number): boolean {
  const { time } = surroundings;
  return time.now().getTime() - madeAt.getTime() < time.scaled(awsMs);
}
