import type { RolloutContext } from '../context/context.js';
import { RolloutError } from '../../cloud/errors.js';
import type { GroupSnapshot } from '../../observe/snapshot/snapshot.js';

/** The error that carries both failures, what is left, and what to run. */
export function needsPerson(
  { target, memory, commands: { abort = 'clicamos abort', resume = 'clicamos resume' } }: RolloutContext,
  errors: readonly [failure: unknown, rollback: unknown],
): RolloutError {
  const { previous, next } = memory.snapshot;
  const left = [previous, next].flatMap((group) => (group === undefined ? [] : [groupText(group)]));
  const [failure, rollback] = errors.map((error) => (error instanceof Error ? error.message : String(error)));
  const text =
    `Rollout ${target.rolloutId} of \`${target.service}\` needs a person. It failed: ${failure}. ` +
    `It could not be ended: ${rollback}. Last seen: ${left.join('; ') || 'no group'}. When the cause is gone, run: ${abort}` +
    (target.origin === undefined && isBetter(next, previous)
      ? `. To go on with \`${next.name}\` instead, run: ${resume}`
      : '');
  return new RolloutError('NeedsPerson', text, { cause: errors[0], errors, nextCommand: abort, left });
}

/**
 * Whether next serves whole and previous does not: then next stayed where it was, and a person can choose it, also where
 * what was asked of it failed. Once previous is whole, and of a group that is refreshed, the way back has begun, and
 * whoever goes on goes on with that.
 */
function isBetter(
  next: GroupSnapshot | undefined,
  previous: GroupSnapshot | undefined,
): next is GroupSnapshot {
  return next !== undefined && isWhole(next) && (previous === undefined || !isWhole(previous));
}

function isWhole({ serving, desiredCapacity }: GroupSnapshot): boolean {
  return serving > 0 && serving >= desiredCapacity;
}

function groupText({ name, role, serving, desiredCapacity }: GroupSnapshot): string {
  return `\`${name}\` (${role}) serves with ${serving} of ${desiredCapacity}`;
}
