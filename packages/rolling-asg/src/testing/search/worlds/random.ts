import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws from one seeded stream: the same seed draws the same. */
export interface Random {
  /** From `least` to `most`, both included. */
  readonly int: (least: number, most: number) => number;
  readonly pick: <T>(all: readonly [T, ...(readonly T[])]) => T;
  /** True so many times out of 100. */
  readonly chance: (percent: number) => boolean;
}

export function createRandom(seed: number, stream = 0): Random {
  const generator = xoroshiro128plus(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b));
  const int = (least: number, most: number) => uniformInt(generator, least, most);
  return {
    int,
    pick: (all) => all[int(0, all.length - 1)] ?? all[0],
    chance: (percent) => int(1, 100) <= percent,
  };
}
