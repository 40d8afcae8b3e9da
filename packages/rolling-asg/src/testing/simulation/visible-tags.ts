import type { GroupTag } from '../../cloud/cloud.js';
import { continuationKeys } from '../../journal/tags.js';
import type { SimGroup, SimState } from './sim-state.js';

/** Gives a group other tags; with that doubt answers show those before, or some of them, for a while. */
export function setTags(state: SimState, group: SimGroup, tags: readonly GroupTag[]): void {
  const { now, doubts } = state;
  const lagMs = Math.max(doubts.tagLagMs, doubts.tagPartLagMs);
  const known = (group.tagsBefore ?? []).filter(({ until }) => until > now - lagMs);
  if (lagMs > 0) group.tagsBefore = [...known, { until: now, tags: group.tags }];
  group.tags = tags;
}

/** The tags of a group as answers show them. */
export function visibleTags({ now, doubts, met }: SimState, group: SimGroup): readonly GroupTag[] {
  const tagsAgo = (ms: number) =>
    (ms === 0 ? undefined : group.tagsBefore?.find(({ until }) => until > now - ms)?.tags) ?? group.tags;
  const shown = tagsAgo(doubts.tagLagMs);
  if (shown !== group.tags) met.add('tagLagMs');
  if (doubts.tagPartLagMs === 0) return shown;
  const older = tagsAgo(Math.max(doubts.tagLagMs, doubts.tagPartLagMs));
  if (older !== shown && older.concat(shown).some((tag) => isContinuation(tag))) met.add('tagPartLagMs');
  return [...shown.filter((tag) => !isContinuation(tag)), ...older.filter((tag) => isContinuation(tag))];
}

function isContinuation({ key }: GroupTag): boolean {
  return continuationKeys.includes(key);
}
