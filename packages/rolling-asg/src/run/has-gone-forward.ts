import type { Group } from '../cloud/cloud.js';
import type { RefreshOrigin } from '../journal/refresh-origin.js';
import { tagKeys, tagOf } from '../journal/tags.js';
import { isSameSource, pointedSource } from '../observe/service/source-of.js';

/**
 * Whether next has been made the live group. One that keeps its name is called live at the end of either way: what it is
 * made from tells which.
 */
export function hasGoneForward(next: Group, origin: RefreshOrigin | undefined): boolean {
  const isLive = tagOf(next, tagKeys.role) === 'live';
  return isLive && (origin === undefined || !isSameSource(pointedSource(next), origin));
}
