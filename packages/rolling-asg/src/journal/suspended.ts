import type { Group } from '../cloud/cloud.js';
import { tagKeys, tagOf } from './tags.js';

/**
 * The processes of a group that the rollout suspended, as a tag's value: `HealthCheck/ReplaceUnhealthy`, or `none`. In
 * a tag of its own: an older note of what else to undo that is written late must not hide it.
 */
export function formatSuspended(processes: readonly string[]): string {
  return processes.length === 0 ? 'none' : processes.join('/');
}

/** Reads what `formatSuspended` wrote. */
export function parseSuspended(text = 'none'): readonly string[] {
  return text === 'none' ? [] : text.split('/').filter((process) => process !== '');
}

/** The processes that the rollout suspended on a group, from its tags. */
export function suspendedOf(group: Pick<Group, 'tags'>): readonly string[] {
  return parseSuspended(tagOf(group, tagKeys.suspended));
}
