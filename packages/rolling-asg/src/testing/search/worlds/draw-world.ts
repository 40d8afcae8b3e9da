import { drawEvent } from './draw-event.js';
import { drawFate, drawFault } from './draw-fault.js';
import { createRandom, type Random } from './random.js';
import type { ActorSpec, Deployer, WorldSpec } from './world.js';

/**
 * How the deployers of a world roll: all by a group beside, all by AWS's Instance Refresh, or any, also keeping previous
 * and paused.
 */
export const allStrategies = ['replace', 'refresh', 'any'] as const;

export type Strategies = (typeof allStrategies)[number];

/** The world of a seed. */
export function drawWorld(seed: number, strategies: Strategies = 'replace'): WorldSpec {
  const random = createRandom(seed);
  const { chance, int, pick } = random;
  const actors = drawActors(random);
  const many = <T>(most: number, draw: (id: number) => T) =>
    Array.from({ length: int(0, most) }, (_, id) => draw(id));
  const world: WorldSpec = {
    seed,
    capacity: pick([1, 2, 3, 3, 3, 5]),
    sources: chance(15) ? 2 : 1,
    hasPrevious: !chance(7),
    doubts: { ...drawDoubts(random), ...drawLags(createRandom(seed, lagsStream)) },
    actors,
    fates: many(chance(50) ? 1 : 2, (id) => drawFate(random, { id: `k${id}`, actors })),
    faults: many(4, (id) => drawFault(random, { id: `f${id}`, actors })),
    holds: [],
    events: many(chance(50) ? 0 : 2, (id) => drawEvent(random, { id: `e${id}`, actors })),
    deploysAfter: chance(25),
  };
  const rolling = withStrategies(
    withManySources(world, createRandom(seed, sourcesStream)),
    strategies,
    createRandom(seed, strategiesStream),
  );
  return strategies === 'any' ? withPauses(rolling, createRandom(seed, pausesStream)) : rolling;
}

/** Beside the actors' own, which are numbered from 1. */
const pausesStream = 1_003;

/** Some wait for a person from the start, or are asked to; some are promoted, too late or too early as well. */
function withPauses(world: WorldSpec, random: Random): WorldSpec {
  const { chance, pick, int } = random;
  if (!chance(20)) return world;
  const pauseMs = chance(60) ? pick([60_000, 600_000]) : 0;
  const actors = world.actors.map((one) =>
    one.kind === 'deploy' && one.strategy !== 'refresh' && pauseMs > 0 ? { ...one, pauseMs } : one,
  );
  const kinds: readonly ('pause' | 'promote')[] = pauseMs > 0 ? ['promote'] : ['pause', 'promote'];
  const askers = kinds
    .filter(() => chance(70))
    .map((kind, index): ActorSpec => {
      const id = `p${index}`;
      const start = chance(50)
        ? ({ kind: 'change', of: 'a0', index: int(5, 20) } as const)
        : ({ kind: 'at', ms: int(30, 700) * 1_000 } as const);
      const forMs = kind === 'pause' ? { forMs: pick([60_000, 600_000]) } : {};
      return { kind, id, start, ...forMs, ...drawWire(random) };
    });
  return { ...world, actors: [...actors, ...askers] };
}

/** Beside the actors' own, which are numbered from 1. */
const sourcesStream = 1_001;

/** Few: each look at such a world is at eleven sources. Drawn from a stream of their own. */
function withManySources(world: WorldSpec, { chance, pick }: Random): WorldSpec {
  if (!chance(6)) return world;
  const lag = chance(50) ? { tagPartLagMs: pick([1_000, 4_000]) } : {};
  return { ...world, sources: 11, doubts: { ...world.doubts, ...lag } };
}

/** Beside the actors' own, which are numbered from 1. */
const strategiesStream = 1_002;

/** Drawn from a stream of their own: what else happens in a world is the same whatever its deployers do. */
function withStrategies(world: WorldSpec, strategies: Strategies, random: Random): WorldSpec {
  if (strategies === 'replace') return world;
  const draw = strategies === 'refresh' ? () => refreshing : () => drawStrategy(random);
  const actors = world.actors.map((one) => (one.kind === 'deploy' ? { ...one, ...draw() } : one));
  return { ...world, actors };
}

const refreshing: Pick<Deployer, 'strategy'> = { strategy: 'refresh' };

function drawStrategy({ chance, pick }: Random): Pick<Deployer, 'strategy' | 'keepPreviousMs'> {
  if (chance(30)) return refreshing;
  return chance(20) ? { keepPreviousMs: pick([60_000, 600_000]) } : {};
}

function drawDoubts({ chance, pick }: Random): WorldSpec['doubts'] {
  return {
    ...(chance(25) ? { attachWhileRemoving: 'refused' } : {}),
    ...(chance(25) ? { detachWhileRemoving: 'taken' } : {}),
    ...(chance(25) ? { listsRemoving: true } : {}),
    ...(chance(25) ? { reattachReplaces: true } : {}),
    ...(chance(15) ? { templateLagMs: pick([2_000, 8_000]) } : {}),
    ...(chance(15) ? { tagConditionLagMs: pick([2_000, 8_000]) } : {}),
    ...(chance(15) ? { busyMs: pick([5_000, 60_000]) } : {}),
    ...(chance(25) ? { deletingMs: pick([2_000, 30_000]) } : {}),
  };
}

/** Beside the actors' own, which are numbered from 1. */
const lagsStream = 1_000;

/** Drawn from a stream of their own. Credentials that end are rare: whoever has them can only ask for a person. */
function drawLags({ chance, pick }: Random): WorldSpec['doubts'] {
  return {
    ...(chance(10) ? { profileLagMs: pick([3_000, 12_000]) } : {}),
    ...(chance(10) ? { tagLagMs: pick([1_000, 4_000]) } : {}),
    ...(chance(3) ? { credentialsMs: pick([90_000, 240_000, 700_000]) } : {}),
  };
}

function drawActors(random: Random): readonly ActorSpec[] {
  const { chance } = random;
  const first = drawDeployer(random, 'a0', { kind: 'at', ms: 0 });
  const second = chance(60) ? [drawSecond(random, 'a1')] : [];
  const third = chance(15) ? [drawSecond(random, 'a2')] : [];
  return [first, ...second, ...third];
}

function drawSecond(random: Random, id: string): ActorSpec {
  const { chance, int, pick } = random;
  const start = chance(70)
    ? ({ kind: chance(60) ? 'change' : 'call', of: 'a0', index: int(1, chance(60) ? 20 : 90) } as const)
    : ({ kind: 'at', ms: int(0, 240) * 1_000 } as const);
  const kind = pick(['abort', 'abort', 'abort', 'deploy', 'deploy', 'resume', 'resume', 'rollback'] as const);
  if (kind === 'deploy') return drawDeployer(random, id, start);
  if (kind === 'abort') return { kind, id, start, force: chance(15), ...drawWire(random) };
  return { kind, id, start, ...drawWire(random) };
}

function drawDeployer(random: Random, id: string, start: ActorSpec['start']): ActorSpec {
  const { chance, pick, int } = random;
  const bakeMs = pick([0, 0, 30_000, 120_000, 600_000]);
  return {
    kind: 'deploy',
    id,
    start,
    imageId: pick(['ami-2', 'ami-2', 'ami-2', 'ami-slow', 'ami-bad', 'ami-late', 'ami-1']),
    bakeMs,
    planAheadMs: chance(15) ? int(1, 900) * 1_000 : 0,
    ...(chance(25) ? { checkFailsAtMs: int(30, bakeMs > 200_000 ? 700 : 250) * 1_000 } : {}),
    ...drawWire(random),
  };
}

function drawWire({ chance, pick, int }: Random): Pick<ActorSpec, 'latencyMs' | 'skewMs' | 'staleMs'> {
  return {
    latencyMs: chance(35) ? 0 : pick([200, 600, 4_000]),
    skewMs: chance(70) ? 0 : int(-2_000, 2_000),
    staleMs: chance(70) ? 0 : pick([500, 1_500, 4_000]),
  };
}
