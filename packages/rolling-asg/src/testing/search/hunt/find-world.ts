import { drawWorld, allStrategies, type Strategies } from '../worlds/draw-world.js';
import { smallWorlds } from './small-worlds.js';
import { without, type WorldSpec } from '../worlds/world.js';

/** The world that a replay names. @throws Error when there is no small world of that name */
export async function findWorld(wanted: {
  readonly seed?: number;
  readonly small?: string;
  readonly strategies?: Strategies;
  readonly without: readonly string[];
}): Promise<WorldSpec> {
  const { seed, small, strategies } = wanted;
  if (small === undefined) return without(drawWorld(seed ?? 0, strategies), wanted.without);
  const found = (await smallWorlds()).find(({ name }) => name === small);
  if (found === undefined) throw new Error(`There is no small world \`${small}\``);
  return without(found.world, wanted.without);
}

/** What plays a seed again, as `--seed 7` or `--seed 7 --strategies any`. */
export function seedReplay(seed: number, strategies: Strategies = 'replace'): string {
  return `--seed ${seed}${strategies === 'replace' ? '' : ` --strategies ${strategies}`}`;
}

/** The arguments of a replay text, as `--seed 7`, `--seed 7 --strategies any` or `--small "killed 7"`. */
export function parseReplay(replay: string): {
  readonly seed?: number;
  readonly small?: string;
  readonly strategies?: Strategies;
} {
  const [, seed, drawn, small] = /^--seed (\d+)(?: --strategies (\w+))?$|^--small "(.*)"$/.exec(replay) ?? [];
  const strategies = allStrategies.find((one) => one === drawn);
  return small === undefined ? { seed: Number(seed), ...(strategies && { strategies }) } : { small };
}
