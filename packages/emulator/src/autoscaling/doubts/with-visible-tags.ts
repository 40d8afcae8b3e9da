import type { AutoScaling } from '../group/auto-scaling-context.js';
import type { Group } from '../group/group.js';

/** The groups as reads show them: their tags may lag behind. */
export function withVisibleTags(autoScaling: AutoScaling): readonly Group[] {
  const { time, hazards } = autoScaling.surroundings;
  const groups = [...autoScaling.groups.values()];
  const lagMs = time.scaled(hazards.doubts().tagVisibilityLagMs);
  if (lagMs === 0) return groups;
  const past = autoScaling.groupsAsOf(time.now().getTime() - lagMs);
  return groups.map((group) => {
    const before = past.get(group.name);
    return { ...group, tags: before?.arn === group.arn ? before.tags : new Map() };
  });
}
