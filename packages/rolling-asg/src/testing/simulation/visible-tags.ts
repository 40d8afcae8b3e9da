import type { GroupTag } from '../../cloud/cloud.js';
import type { SimGroup, SimState } from './sim-state.js';

/** Gives a group other tags; with that doubt answers show those before for a while. */
export function setTags(state: SimState, group: SimGroup, tags: readonly GroupTag[]): void {
  const { now, doubts } = state;
  const known = (group.tagsBefore ?? []).filter(({ until }) => until > now - doubts.tagLagMs);
  if (doubts.tagLagMs > 0) group.tagsBefore = [...known, { until: now, tags: group.tags }];
  group.tags = tags;
}

/** The tags of a group as answers show them. */
export function visibleTags({ now, doubts }: SimState, group: SimGroup): readonly GroupTag[] {
  if (doubts.tagLagMs === 0) return group.tags;
  const shown = group.tagsBefore?.find(({ until }) => until > now - doubts.tagLagMs);
  return shown?.tags ?? group.tags;
}
