import { drawWorld } from '../worlds/draw-world.js';
import { runWorld } from './run-world.js';
import { partsOf, without, type ActorSpec, type WorldSpec } from '../worlds/world.js';

const deployer: ActorSpec = {
  ...{ kind: 'deploy', id: 'a0', start: { kind: 'at', ms: 0 }, imageId: 'ami-2', bakeMs: 0, planAheadMs: 0 },
  ...{ latencyMs: 0, skewMs: 0, staleMs: 0 },
};

const quiet: WorldSpec = {
  ...{ seed: 0, capacity: 3, sources: 1, hasPrevious: true, doubts: {}, deploysAfter: true },
  ...{ actors: [deployer], fates: [], faults: [], holds: [], events: [] },
};

describe('a world', () => {
  it('in which nothing goes wrong breaks no rule', async () => {
    const { violations, ends } = await runWorld(quiet);

    expect([violations, ends]).toEqual([[], ['a0 deployed']]);
  });

  it('in which nothing goes wrong breaks no rule on a first deploy either', async () => {
    const { violations, ends } = await runWorld({ ...quiet, hasPrevious: false });

    expect([violations, ends]).toEqual([[], ['a0 deployed']]);
  });

  it('comes to the same each time', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const world = drawWorld(seed);

      const first = await runWorld(world);
      const second = await runWorld(drawWorld(seed));

      expect(second.story).toEqual(first.story);
      expect(first.story).not.toEqual([]);
    }
  });

  it('notices that a group was emptied under what serves', async () => {
    const doomed: WorldSpec = { ...quiet, actors: [], events: [] };
    const { violations } = await runWorld({
      ...doomed,
      events: [{ id: 'e0', start: { kind: 'at', ms: 1_000 }, group: 'oldest', action: { kind: 'delete' } }],
    });

    expect(violations.map(({ rule }) => rule)).toEqual(['left', 'recovery']);
  });

  it('can lose any of its parts', () => {
    const world = drawWorld(3);

    const bare = without(world, partsOf(world));

    expect(bare).toMatchObject({
      actors: [],
      fates: [],
      faults: [],
      events: [],
      doubts: {},
      deploysAfter: false,
    });
    expect(partsOf(bare)).toEqual([]);
    expect(partsOf(world).length).toBeGreaterThan(3);
  });
});
