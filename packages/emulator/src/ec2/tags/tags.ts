import type { Tag } from '@aws-sdk/client-ec2';
import type { Ec2State } from '../state.js';

const none: ReadonlyMap<string, string> = new Map();

/** A resource's tags. */
export const tagsOf = ({ tags }: Ec2State, resourceId: string): ReadonlyMap<string, string> =>
  tags.get(resourceId) ?? none;

/** A resource's tags as answers carry them. */
export const tagList = (state: Ec2State, resourceId: string): Tag[] =>
  [...tagsOf(state, resourceId)].map(([Key, Value]) => ({ Key, Value }));

/** Adds tags to those that the resource has; a key that exists gets the new value. */
export function addTags({ tags }: Ec2State, resourceId: string, added: ReadonlyMap<string, string>): void {
  if (added.size > 0) tags.set(resourceId, new Map([...(tags.get(resourceId) ?? []), ...added]));
}
