import { drawWorld } from '../worlds/draw-world.js';
import { smallWorlds } from './small-worlds.js';
import { without, type WorldSpec } from '../worlds/world.js';

/** The world that a replay names. @throws Error when there is no small world of that name */
export async function findWorld(wanted: {
  readonly seed?: number;
  readonly small?: string;
  readonly without: readonly string[];
}): Promise<WorldSpec> {
  const { seed, small } = wanted;
  if (small === undefined) return without(drawWorld(seed ?? 0), wanted.without);
  const found = (await smallWorlds()).find(({ name }) => name === small);
  if (found === undefined) throw new Error(`There is no small world \`${small}\``);
  return without(found.world, wanted.without);
}

/** The arguments of a replay text, as `--seed 7` or `--small "killed 7"`. */
export function parseReplay(replay: string): { readonly seed?: number; readonly small?: string } {
  const [, seed, small] = /^--seed (\d+)$|^--small "(.*)"$/.exec(replay) ?? [];
  return small === undefined ? { seed: Number(seed) } : { small };
}
