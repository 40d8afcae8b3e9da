/** The zones of a like, which has three at most. */
const letters = ['a', 'b', 'c'] as const;

/** The region of every like. */
export const likeRegion = 'us-east-1';

/** Zones in place of the service's own: as many, three at most. */
export function likeZones(own: readonly string[]): {
  readonly zones: readonly string[];
  readonly isFolded: boolean;
} {
  const count = Math.min(letters.length, Math.max(1, own.length));
  return {
    zones: letters.slice(0, count).map((letter) => likeRegion + letter),
    isFolded: own.length > letters.length,
  };
}
