import { RolloutError } from '../../cloud/errors.js';
import type { PreflightItem } from '../plan.js';
import { isPreflightId, preflightRules, ruleOf, type PreflightId } from './rules/preflight-rules.js';

/** Takes what was to be skipped by name out of the way of a rollout; it stays to be seen. */
export function skipFindings(
  items: readonly PreflightItem[],
  skipped: readonly string[] = [],
): readonly PreflightItem[] {
  return items.map((item) =>
    skipped.includes(item.check) && (item.level === 'error' || item.level === 'warning')
      ? { ...item, level: 'skipped' }
      : item,
  );
}

/** @throws RolloutError `BadOptions` for an id that is none, with those that are, and for one that holds the promise */
export function checkSkipped(skipped: readonly string[] = []): void {
  const unknown = skipped.find((id) => !isPreflightId(id));
  if (unknown !== undefined)
    throw new RolloutError(
      'BadOptions',
      `There is no preflight check \`${unknown}\`; there are ${skippable().join(', ')}`,
    );
  const firm = skipped.find((id) => isPreflightId(id) && ruleOf(id).isFirm);
  if (firm !== undefined)
    throw new RolloutError(
      'BadOptions',
      `The preflight check \`${firm}\` cannot be skipped: nothing else would hold what a rollout promises; those that can be are ${skippable().join(', ')}`,
    );
}

function skippable(): readonly PreflightId[] {
  // The record's own keys.
  return (Object.keys(preflightRules) as PreflightId[]).filter((id) => !ruleOf(id).isFirm).sort();
}
