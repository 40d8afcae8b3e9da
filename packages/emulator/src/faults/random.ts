/** The next number of a row, 0 to below 1. */
export type Random = () => number;

/**
 * A row of numbers that a seed decides (mulberry32): for which calls a fault strikes, not for secrets.
 *
 * @param seed any integer
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The seed of one of several rows that must not follow one another. */
export const seedOf = (seed: number, index: number) =>
  (Math.imul(seed, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b)) | 0;
