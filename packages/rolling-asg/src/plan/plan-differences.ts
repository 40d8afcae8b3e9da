import type { RolloutPlan } from './plan.js';

/** What differs between two plans: where, and the two values as JSON. */
export interface PlanDifference {
  /** As in `next.maxSize` or `steps.2.wanted`. */
  readonly path: string;
  readonly was: string;
  readonly is: string;
}

/** Of one plan and not of the service, or a matter of the moment. */
const passing: ReadonlySet<string> = new Set([
  'rolloutId',
  'by',
  'preflight',
  'earliestMs',
  'floorMs',
  'serving',
  'startsAtMs',
]);

/**
 * What is not the same in a plan that was reviewed and in one that was made now; nothing where the service is as it was.
 * Findings of preflight are not compared: those that refuse do so by themselves.
 *
 * @example
 * import { planDifferences, planRollout } from '@clicamos/rolling-asg';
 * const now = await planRollout(cloud, { service: 'web', imageId: 'ami-0123456789abcdef0' });
 * const lines = planDifferences(reviewed, now).map(({ path, was, is }) => `${path}: ${was} -> ${is}`);
 */
export function planDifferences(reviewed: RolloutPlan, now: RolloutPlan): readonly PlanDifference[] {
  // Only what a file can hold: what is `undefined` is not there.
  const [was, is] = [reviewed, now].map((plan) => JSON.parse(JSON.stringify(plan)) as unknown);
  return differences(was, is, '');
}

function differences(was: unknown, is: unknown, path: string): readonly PlanDifference[] {
  if (isObject(was) && isObject(is)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => !passing.has(key));
    return keys.flatMap((key) => differences(was[key], is[key], path === '' ? key : `${path}.${key}`));
  }
  const [before, after] = [textOf(was), textOf(is)];
  return before === after ? [] : [{ path, was: before, is: after }];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const textOf = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
