import { chooseForTermination } from '../decide/choose-for-termination.js';
import type { Group } from '../group/group.js';
import { unitsOf, type Member } from '../group/member.js';
import type { Batch, Preferences, Refresh } from '../group/refresh.js';

/** How much may be taken out before its successors are there, and how much may come ahead, in units of capacity. */
interface Room {
  readonly down: number;
  readonly up: number;
}

/**
 * Room within the percentages. Where they leave none, one instance is launched ahead; without a maximum, one is taken
 * out at the same time, unless the minimum is 100.
 */
function roomFor(
  desired: number,
  { MinHealthyPercentage: min, MaxHealthyPercentage: max }: Preferences,
): Room {
  const down = desired - Math.ceil((desired * min) / 100);
  const up = Math.floor((desired * (max ?? 100)) / 100) - desired;
  if (down > 0 || up > 0) return { down, up };
  return max === undefined && min < 100 ? { down: 1, up: 0 } : { down: 0, up: 1 };
}

/** The next instances to replace: as many as there is room for, and no more than a checkpoint allows. */
export function chooseBatch(
  group: Group,
  refresh: Refresh,
  { candidates, most }: { readonly candidates: readonly Member[]; readonly most: number },
): Batch {
  const room = roomFor(group.desiredCapacity, refresh.preferences);
  // Protection is no matter of the order, and which of them may go is decided already.
  const open = candidates.map((member) => ({ ...member, protectedFromScaleIn: false }));
  const ordered = chooseForTermination(group, open, Math.min(most, Math.max(room.down + room.up, 1)));
  const out = takeUnits(ordered, room.down, room.up === 0);
  const ahead = takeUnits(ordered.slice(out.length), room.up, out.length === 0);
  return { out: idsOf(out), ahead: idsOf(ahead), surge: unitsOf(ahead) };
}

/** The first that are worth no more than the room; one in any case where one must go. */
function takeUnits(members: readonly Member[], units: number, isOneNeeded: boolean): readonly Member[] {
  const fitting = members.filter((_member, index) => unitsOf(members.slice(0, index + 1)) <= units);
  return fitting.length === 0 && isOneNeeded ? members.slice(0, 1) : fitting;
}

const idsOf = (members: readonly Member[]) => members.map(({ instanceId }) => instanceId);
