import type { Group } from '../cloud/cloud.js';
import type { LockHolder } from '../cloud/errors.js';
import { roleOf, tagKeys, tagOf } from './tags.js';

/** Who rolls the service out, by the tags of its groups: of next, or of a previous that was touched. */
export function lockHolder(groups: readonly Group[]): LockHolder | undefined {
  const next = groups.find((group) => roleOf(group) === 'next');
  const held =
    next ?? groups.find((group) => roleOf(group) !== 'failed' && tagOf(group, tagKeys.rollout) !== undefined);
  return held && holderOf(held);
}

/** What a group's tags say about the rollout that holds it. */
export function holderOf(group: Group): LockHolder {
  const tag = (key: string) => tagOf(group, key) ?? 'unknown';
  return {
    rolloutId: tag(tagKeys.rollout),
    groupName: group.name,
    by: tag(tagKeys.by),
    since: tag(tagKeys.since),
    step: tag(tagKeys.step),
  };
}

/** One sentence about a holder. */
export function holderText(service: string, { rolloutId, groupName, by, since, step }: LockHolder): string {
  return `\`${service}\` is being rolled out: ${rolloutId} to \`${groupName}\`, by ${by}, since ${since}, at step ${step}`;
}
