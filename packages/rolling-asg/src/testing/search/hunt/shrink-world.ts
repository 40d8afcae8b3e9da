import type { Rule } from '../../judge/violation.js';
import { runWorld } from '../play/run-world.js';
import { partsOf, without, type WorldSpec } from '../worlds/world.js';

/** A world that still breaks a rule, and what could be left out of it. */
export interface Shrunk {
  readonly world: WorldSpec;
  readonly leftOut: readonly string[];
}

/** Leaves out whatever is not needed to break the rule: one part after the other, until none can go. */
export async function shrinkWorld(world: WorldSpec, rule: Rule): Promise<Shrunk> {
  let leftOut: readonly string[] = [];
  for (let before = -1; before !== leftOut.length; ) {
    before = leftOut.length;
    for (const part of partsOf(without(world, leftOut))) {
      if (await isBroken(without(world, [...leftOut, part]), rule)) leftOut = [...leftOut, part];
    }
  }
  return { world: without(world, leftOut), leftOut };
}

async function isBroken(world: WorldSpec, rule: Rule): Promise<boolean> {
  if (world.actors.length === 0) return false;
  const { violations } = await runWorld(world);
  return violations.some((violation) => violation.rule === rule);
}
