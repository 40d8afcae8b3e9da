import type { Group } from '../group/group.js';
import { keptUntilReplaced } from '../maintenance/replace-ahead.js';
import { unitsOf } from '../group/member.js';
import { activeRefresh } from '../group/active-refresh.js';

/** The capacity that the group shall have now: the desired one, and what is launched ahead of what goes. */
export const wantedCapacity = (group: Group): number =>
  group.desiredCapacity + (activeRefresh(group)?.batch?.surge ?? 0) + unitsAhead(group);

/** What comes before something unhealthy goes. */
export const unitsAhead = (group: Group): number => unitsOf(keptUntilReplaced(group));
