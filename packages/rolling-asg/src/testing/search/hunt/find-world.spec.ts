import { drawWorld } from '../worlds/draw-world.js';
import type { WorldSpec } from '../worlds/world.js';
import { findWorld, parseReplay, seedReplay } from './find-world.js';

/** A world without how its deployers roll. */
function bare({ actors, ...world }: WorldSpec) {
  return {
    ...world,
    actors: actors.map((actor) =>
      actor.kind === 'deploy' ? { ...actor, strategy: undefined, keepPreviousMs: undefined } : actor,
    ),
  };
}

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

describe('the world of a seed', () => {
  it.each(['replace', 'refresh', 'any'] as const)(
    'is found by its replay, with strategies %s',
    async (one) => {
      const replay = parseReplay(seedReplay(7, one));

      expect(await findWorld({ ...replay, without: [] })).toEqual(drawWorld(7, one));
    },
  );

  it('is the same whatever its deployers do', () => {
    expect(seeds.map((seed) => bare(drawWorld(seed, 'any')))).toEqual(
      seeds.map((seed) => bare(drawWorld(seed))),
    );
  });

  it('has deployers that roll as is asked for', () => {
    const rolledBy = (strategies: 'replace' | 'refresh' | 'any') =>
      new Set(
        seeds
          .flatMap((seed) => drawWorld(seed, strategies).actors)
          .flatMap((one) =>
            one.kind === 'deploy' ? [one.strategy ?? (one.keepPreviousMs ? 'keep' : 'replace')] : [],
          ),
      );

    expect(rolledBy('replace')).toEqual(new Set(['replace']));
    expect(rolledBy('refresh')).toEqual(new Set(['refresh']));
    expect(rolledBy('any')).toEqual(new Set(['replace', 'refresh', 'keep']));
  });
});
