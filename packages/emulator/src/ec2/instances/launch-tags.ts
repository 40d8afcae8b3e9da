import { specifiedTags, type TagsOfType } from '../tags/specified-tags.js';

type TaggedType = 'instance' | 'volume' | 'network-interface';

/** What a launch can make. Spot requests and elastic GPUs are not kept here, so their tags go nowhere. */
const types = ['instance', 'volume', 'network-interface', 'spot-instances-request', 'elastic-gpu'];

/** A launch's tags for one type; of a key that comes twice, from a template and a request, the last counts. */
export function launchTags(
  specifications: readonly TagsOfType[] | undefined,
  type: TaggedType,
): ReadonlyMap<string, string> {
  const each = (specifications ?? []).map((one) => specifiedTags([one], { type, others: types }));
  return new Map(each.flatMap((tags) => [...tags]));
}
