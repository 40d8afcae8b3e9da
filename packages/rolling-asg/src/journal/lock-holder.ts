import type { Group } from '../cloud/cloud.js';
import { durationText } from '../cloud/duration-text.js';
import type { LockHolder } from '../cloud/errors.js';
import { leaseOf } from './lease.js';
import { roleOf, rolloutOf, tagKeys, tagOf } from './tags.js';

/** Who rolls the service out, by the tags of its groups: of next, or of a previous that was touched. */
export function lockHolder(groups: readonly Group[]): LockHolder | undefined {
  const next = groups.find((group) => roleOf(group) === 'next');
  const held = next ?? groups.find((group) => rolloutOf(group) !== undefined);
  return held && holderOf(held);
}

/** What a group's tags say about the rollout that holds it. */
export function holderOf(group: Group): LockHolder {
  const tag = (key: string) => tagOf(group, key) ?? 'unknown';
  const lease = leaseOf(group);
  return {
    rolloutId: tag(tagKeys.rollout),
    groupName: group.name,
    by: tag(tagKeys.by),
    since: tag(tagKeys.since),
    step: tag(tagKeys.step),
    ...(lease === undefined
      ? {}
      : { seenAtMs: lease.until - lease.ms, aliveUntilMs: lease.until + lease.requestMs }),
  };
}

/** One sentence about a holder; `now` (clock ms) lets it say when the runner was last seen. */
export function holderText(service: string, holder: LockHolder, now?: number): string {
  const { rolloutId, groupName, by, since, step, seenAtMs } = holder;
  const seen =
    now === undefined || seenAtMs === undefined
      ? ''
      : `, last seen ${durationText(Math.max(0, now - seenAtMs))} ago`;
  return `\`${service}\` is being rolled out: ${rolloutId} to \`${groupName}\`, by ${by}, since ${since}, at step ${step}${seen}`;
}
