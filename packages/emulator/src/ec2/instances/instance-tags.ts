import { specifiedTags, type TagsOfType } from '../tags/specified-tags.js';

/** What a launch makes beside instances; only instances are kept here, so the other tags go nowhere. */
const others = ['volume', 'network-interface', 'spot-instances-request', 'elastic-gpu'];

/** A launch's tags for its instances; of a key that comes twice, from a template and a request, the last counts. */
export function instanceTags(specifications: readonly TagsOfType[] | undefined): ReadonlyMap<string, string> {
  const each = (specifications ?? []).map((one) => specifiedTags([one], { type: 'instance', others }));
  return new Map(each.flatMap((tags) => [...tags]));
}
