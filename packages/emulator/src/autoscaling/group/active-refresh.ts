import type { Group } from './group.js';
import { isActive, type LaunchSource, type Refresh } from './refresh.js';

/** The refresh that goes on: it is always the last one. */
export function activeRefresh({ refreshes }: Pick<Group, 'refreshes'>): Refresh | undefined {
  const [last] = refreshes;
  return last !== undefined && isActive(last) ? last : undefined;
}

/** What the group launches from now: what a refresh wants, until it is cancelled or goes back. */
export function currentSource(group: Group): LaunchSource {
  const refresh = activeRefresh(group);
  const isForward = refresh?.status === 'InProgress' || refresh?.status === 'Baking';
  return (isForward ? refresh.source : undefined) ?? group.settings;
}
