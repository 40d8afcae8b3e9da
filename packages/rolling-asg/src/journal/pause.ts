import type { Group } from '../cloud/cloud.js';
import { tagKeys, tagOf } from './tags.js';

/** What a person wants of the moment at which traffic is to leave previous: that it waits for them, or comes now. */
export type PauseTag =
  | {
      readonly kind: 'paused';
      readonly by: string;
      /** ISO 8601. */
      readonly since: string;
      /** How long it waits for somebody to promote it, from when nothing else is waited for, clock ms. */
      readonly forMs: number;
    }
  | { readonly kind: 'promoted'; readonly by: string; readonly since: string };

/** `paused 2026-11-27T14:02:11.000Z for=3600000 ana@build-7`, or `promoted 2026-11-27T14:10:00.000Z ana@build-7` */
export function formatPause(tag: PauseTag): string {
  const until = tag.kind === 'paused' ? `for=${Math.round(tag.forMs)} ` : '';
  return `${tag.kind} ${tag.since} ${until}${tag.by}`;
}

/** What was last asked of the rollout of a group. */
export function pauseOf(group: Pick<Group, 'tags'>): PauseTag | undefined {
  const text = tagOf(group, tagKeys.pause) ?? '';
  const [, kind, since, forMs, by] = /^(paused|promoted) (\S+) (?:for=(\d+) )?(.+)$/.exec(text) ?? [];
  if (since === undefined || by === undefined) return undefined;
  if (kind === 'promoted') return { kind, by, since };
  return forMs === undefined ? undefined : { kind: 'paused', by, since, forMs: Number(forMs) };
}

/** The one that was asked for later. An answer without it, or with an older one, is behind: it takes nothing back. */
export function laterPause(known: PauseTag | undefined, read: PauseTag | undefined): PauseTag | undefined {
  if (known === undefined || read === undefined) return read ?? known;
  return Date.parse(read.since) < Date.parse(known.since) ? known : read;
}
