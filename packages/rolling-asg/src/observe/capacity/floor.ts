/** Above this many instances a replaced one is weather. */
const fewInstances = 10;
const defaultPercent = 90;

/**
 * How many of `wanted` instances (or units) a rollout lets serve at the fewest: at least one where any is wanted.
 *
 * @param minHealthyPercent of what is wanted; 0 stands for the default: 90 % above 10 instances, all but one below
 *
 * @example
 * import { floorOf } from '@clicamos/rolling-asg';
 * floorOf(4); // 3
 */
export function floorOf(wanted: number, minHealthyPercent = 0): number {
  if (wanted <= 1) return wanted;
  const byDefault = wanted > fewInstances ? Math.ceil((wanted * defaultPercent) / 100) : wanted - 1;
  const floor = minHealthyPercent > 0 ? Math.ceil((wanted * minHealthyPercent) / 100) : byDefault;
  return Math.min(wanted, Math.max(1, floor));
}
