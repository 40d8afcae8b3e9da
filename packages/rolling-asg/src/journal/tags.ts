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
} as const;

/** On the launch template: the highest generation number that was ever used. */
export const lastGenerationKey = 'clicamos:generation';

/** What a rollout in progress writes; all of it is gone when the rollout has ended. */
export const rolloutTagKeys: readonly string[] = [
  tagKeys.rollout,
  tagKeys.step,
  tagKeys.by,
  tagKeys.since,
  tagKeys.undo,
];

/** All tags of ours that a group can carry. */
export const ownTagKeys: readonly string[] = Object.values(tagKeys);

/** What a group is to its service; `failed` was kept by `keepFailed`. */
export type GroupRole = 'live' | 'previous' | 'next' | 'failed';

/** The value of a group's tag. */
export function tagOf(group: Pick<Group, 'tags'>, key: string): string | undefined {
  return group.tags.find((tag) => tag.key === key)?.value;
}

/** A group's role; one without a role tag is live. */
export function roleOf(group: Pick<Group, 'tags'>): GroupRole {
  const role = tagOf(group, tagKeys.role);
  return role === 'next' || role === 'previous' || role === 'failed' ? role : 'live';
}

/** The user's own tags of a group: what the next generation inherits. */
export function foreignTags(group: Pick<Group, 'tags'>): readonly GroupTag[] {
  return group.tags.filter(({ key }) => !key.startsWith('clicamos:') && !key.startsWith('aws:'));
}
