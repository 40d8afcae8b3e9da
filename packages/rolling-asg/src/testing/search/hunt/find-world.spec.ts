import { drawWorld } from '../worlds/draw-world.js';
import type { WorldSpec } from '../worlds/world.js';
import { findWorld, parseReplay, seedReplay } from './find-world.js';

/** A world without how its deployers roll, and who asks them to wait. */
function bare({ actors, ...world }: WorldSpec) {
  return {
    ...world,
    actors: actors
      .filter(({ kind }) => kind !== 'pause' && kind !== 'promote')
      .map((actor) => (actor.kind === 'deploy' ? { ...actor, ...asUsual } : actor)),
  };
}

const asUsual = { strategy: undefined, keepPreviousMs: undefined, pauseMs: undefined };

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

  it('has some that wait for a person, with any strategy', () => {
    const actorsOf = (strategies: 'replace' | 'any') =>
      seeds.flatMap((seed) => drawWorld(seed, strategies).actors);
    const kindsOf = (strategies: 'replace' | 'any') =>
      actorsOf(strategies).map((one) => (one.kind === 'deploy' && one.pauseMs ? 'paused' : one.kind));

    expect(kindsOf('any')).toEqual(expect.arrayContaining(['paused', 'pause', 'promote']));
    expect(kindsOf('replace')).not.toContain('promote');
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
