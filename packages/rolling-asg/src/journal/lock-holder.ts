import type { Group } from '../cloud/cloud.js';
import { realAgeOf, realMsOf, type Clock } from '../cloud/clock.js';
import { durationText } from '../cloud/duration-text.js';
import type { LockHolder } from '../cloud/errors.js';
import { leaseOf } from './lease.js';
import { pauseOf } from './pause.js';
import { parseSettings } from './rollout-settings.js';
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
  const paused = pausedIn(group);
  return {
    rolloutId: tag(tagKeys.rollout),
    groupName: group.name,
    by: tag(tagKeys.by),
    since: tag(tagKeys.since),
    step: tag(tagKeys.step),
    ...(lease === undefined
      ? {}
      : { seenAtMs: lease.until - lease.ms, aliveUntilMs: lease.until + lease.requestMs }),
    ...(paused !== undefined && { paused }),
  };
}

/** What somebody asked for later counts; else what it was started with. */
function pausedIn(group: Group): LockHolder['paused'] {
  const pause = pauseOf(group);
  if (pause?.kind === 'paused') return { by: pause.by, forMs: pause.forMs };
  const { pauseMs } = parseSettings(tagOf(group, tagKeys.options) ?? '');
  const by = tagOf(group, tagKeys.by) ?? 'unknown';
  return pause === undefined && pauseMs > 0 ? { by, forMs: pauseMs } : undefined;
}

/** One sentence about a holder; with the rollout's clock it says when the runner was last seen. */
export function holderText(service: string, holder: LockHolder, clock?: Clock): string {
  const { rolloutId, groupName, by, step } = holder;
  return `\`${service}\` is being rolled out: ${rolloutId} to \`${groupName}\`, by ${by}, ${sinceText(holder, clock)}, at step ${step}${seenText(holder, clock)}`;
}

/** `since 2026-11-27T14:02:11.000Z`, in the world's time. */
export function sinceText({ since }: LockHolder, clock?: Clock): string {
  const at = Date.parse(since);
  if (clock === undefined || Number.isNaN(at)) return `since ${since}`;
  return `since ${new Date(realMsOf(clock, at)).toISOString()}`;
}

/** `, last seen 20 s ago`, in the world's time; empty when that is not known. */
export function seenText({ seenAtMs }: LockHolder, clock?: Clock): string {
  if (clock === undefined || seenAtMs === undefined) return '';
  return `, last seen ${durationText(Math.max(0, realAgeOf(clock, seenAtMs)))} ago`;
}
