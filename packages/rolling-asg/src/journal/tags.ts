import type { Group, GroupTag } from '../cloud/cloud.js';

/** The tags that hold a rollout's state. */
export const tagKeys = {
  service: 'clicamos:service',
  role: 'clicamos:role',
  rollout: 'clicamos:rollout',
  step: 'clicamos:step',
  by: 'clicamos:by',
  since: 'clicamos:since',
  undo: 'clicamos:undo',
  /** On previous: which of its processes the rollout suspended. */
  suspended: 'clicamos:suspended',
  /** On next: who runs the rollout, and until when. */
  lease: 'clicamos:lease',
  /** On next: what somebody else asks of the runner. */
  request: 'clicamos:request',
  /** On next: whether traffic stays with previous until a person promotes it, see `PauseTag`. */
  pause: 'clicamos:pause',
  /** On next: what a resume must know, see `RolloutSettings`. */
  options: 'clicamos:options',
  /** On next: the caller's own settings, which a resume must not change unnoticed. */
  settings: 'clicamos:settings',
  /** On a group that is being refreshed: what it was made from, see `RefreshOrigin`. */
  origin: 'clicamos:origin',
  /** On every group of workers: `none`, they serve no traffic. */
  traffic: 'clicamos:traffic',
  /** On a group that is kept warm: until when, ISO 8601. */
  keptUntil: 'clicamos:kept-until',
} as const;

/** On the launch template: the highest generation number that was ever used. */
export const lastGenerationKey = 'clicamos:generation';

/**
 * Where traffic sources stand that do not fit into `undo`, see `undoTags`: as many as 50 target groups, the most that AWS
 * gives a group, with the longest names.
 */
export const continuationKeys: readonly string[] = Array.from(
  { length: 13 },
  (_, index) => `${tagKeys.undo}-${index + 2}`,
);

/** What a rollout in progress writes; all of it is gone when the rollout has ended. */
export const rolloutTagKeys: readonly string[] = [
  tagKeys.rollout,
  tagKeys.step,
  tagKeys.by,
  tagKeys.since,
  tagKeys.undo,
  ...continuationKeys,
  tagKeys.suspended,
  tagKeys.lease,
  tagKeys.request,
  tagKeys.pause,
  tagKeys.options,
  tagKeys.settings,
  tagKeys.origin,
  tagKeys.keptUntil,
];

/** Those of them that can be on a next that is a group of its own: as many as AWS takes in one call. */
export const nextTagKeys: readonly string[] = rolloutTagKeys.filter((key) => key !== tagKeys.origin);

/** All tags of ours that a group can carry. */
export const ownTagKeys: readonly string[] = [...Object.values(tagKeys), ...continuationKeys];

/**
 * What a group is to its service; `failed` was left by `keepFailed`, `kept` is a previous generation that stays warm
 * after its rollout, and the instances of one that is `refreshing` are being replaced.
 */
export type GroupRole = 'live' | 'previous' | 'next' | 'failed' | 'kept' | 'refreshing';

const roles: ReadonlySet<string> = new Set<GroupRole>(['previous', 'next', 'failed', 'kept', 'refreshing']);

/** The value of a group's tag. */
export function tagOf(group: Pick<Group, 'tags'>, key: string): string | undefined {
  return group.tags.find((tag) => tag.key === key)?.value;
}

/** A group's role; one without a role tag is live. */
export function roleOf(group: Pick<Group, 'tags'>): GroupRole {
  const role = tagOf(group, tagKeys.role) ?? '';
  // The set holds roles only.
  return roles.has(role) ? (role as GroupRole) : 'live';
}

/** The rollout that holds a group now; one that is kept or failed is nobody's any more. */
export function rolloutOf(group: Pick<Group, 'tags'>): string | undefined {
  const role = roleOf(group);
  return role === 'failed' || role === 'kept' ? undefined : tagOf(group, tagKeys.rollout);
}

/** The user's own tags of a group: what the next generation inherits. */
export function foreignTags(group: Pick<Group, 'tags'>): readonly GroupTag[] {
  return group.tags.filter(({ key }) => !key.startsWith('clicamos:') && !key.startsWith('aws:'));
}

/** Whether a group serves no traffic at all: what is ready by its own word is ready. */
export function isWorkers(group: Pick<Group, 'tags'>): boolean {
  return tagOf(group, tagKeys.traffic) === 'none';
}
