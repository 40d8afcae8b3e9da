import type { Group } from '../cloud/cloud.js';
import type { RefreshOrigin } from '../journal/refresh-origin.js';
import { tagKeys, tagOf } from '../journal/tags.js';
import { isSameSource, pointedSource } from '../observe/service/source-of.js';

/**
 * Whether next has been made the live group. One that keeps its name is called live at the end of either way: what it is
 * made from tells which. One that is being removed was not: who wrote that had proof, and the role came late.
 */
export function hasGoneForward(next: Group, origin: RefreshOrigin | undefined): boolean {
  const isLive = tagOf(next, tagKeys.role) === 'live';
  if (origin !== undefined) return isLive && !isSameSource(pointedSource(next), origin);
  return isLive && tagOf(next, tagKeys.step) !== 'removing';
}
