/** How far AWS goes down and up while it replaces, in percent of the desired capacity. */
export interface RefreshPercents {
  readonly minHealthyPercent: number;
  readonly maxHealthyPercent: number;
}

export interface RefreshRoom {
  readonly desiredCapacity: number;
  readonly maxSize: number;
  /** What the user lets serve at the fewest; 0 where nothing is said. */
  readonly minHealthyPercent: number;
}

/** AWS takes no more between the two. */
const widest = 100;

/**
 * Launches before it terminates, within the group's maximum, and half of the group at most: what only traffic shows is
 * seen while the other half is as it was.
 */
export function refreshPercents(room: RefreshRoom): RefreshPercents {
  const minHealthyPercent = room.minHealthyPercent > 0 ? room.minHealthyPercent : 100;
  const ahead = Math.ceil((aheadOf(room) * 100) / Math.max(1, room.desiredCapacity));
  return { minHealthyPercent, maxHealthyPercent: Math.min(100 + ahead, minHealthyPercent + widest, 200) };
}

/** How much capacity comes ahead at a time. */
export function aheadOf({ desiredCapacity, maxSize }: RefreshRoom): number {
  return Math.max(1, Math.min(maxSize - desiredCapacity, Math.ceil(desiredCapacity / 2)));
}

/** How often AWS replaces, one batch after the other. */
export const batchesOf = (room: RefreshRoom): number =>
  Math.max(1, Math.ceil(room.desiredCapacity / aheadOf(room)));
