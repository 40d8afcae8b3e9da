import type { Group } from '../cloud/cloud.js';
import { tagKeys, tagOf } from './tags.js';

/** What somebody asks of the runner of a rollout: to go back. */
export interface AbortRequestTag {
  readonly by: string;
  /** ISO 8601. */
  readonly since: string;
}

/** `abort 2026-11-27T14:02:11.000Z ana@build-7` */
export function formatRequest({ by, since }: AbortRequestTag): string {
  return `abort ${since} ${by}`;
}

/** What is asked of the runner of a group's rollout. */
export function requestOf(group: Pick<Group, 'tags'>): AbortRequestTag | undefined {
  const [, since, by] = /^abort (\S+) (.+)$/.exec(tagOf(group, tagKeys.request) ?? '') ?? [];
  return since === undefined || by === undefined ? undefined : { since, by };
}
