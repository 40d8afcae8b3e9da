import { createRandom, type Random } from '../worlds/random.js';
import type { ActorSpec, WorldSpec } from '../worlds/world.js';
import { strategies, type Strategy } from './strategies.js';
import { allWays, doubtsOf, wayText, type Way } from './switches.js';

/** What happens to a rollout: a good image, one that goes back, an abort in the middle. */
export const tales = ['good', 'bad', 'abort'] as const;

export type Tale = (typeof tales)[number];

export interface DoubtCase {
  readonly way: Way;
  readonly strategy: Strategy;
  readonly tale: Tale;
  readonly seed: number;
}

/** What plays a case again, as `--doubt "tagLagMs: 4 s: replace: abort" --seed 7`. */
export function caseText({ seed, ...one }: DoubtCase): string {
  return `npx nx run rolling-asg:search -- --doubt "${nameOf(one)}" --seed ${seed}`;
}

/** @throws Error when there is no such case */
export function parseCase(text: string): Omit<DoubtCase, 'seed'> {
  const all = allWays().flatMap((way) =>
    strategies.flatMap((strategy) => tales.map((tale) => ({ way, strategy, tale }))),
  );
  const found = all.find((one) => nameOf(one) === text);
  if (found !== undefined) return found;
  throw new Error(`There is no doubt \`${text}\`; the first is \`${all[0] ? nameOf(all[0]) : ''}\``);
}

function nameOf({ way, strategy, tale }: Omit<DoubtCase, 'seed'>): string {
  return [way.name, wayText(way), strategy.name, tale].join(': ');
}

/** A world in which nothing is in the way of a rollout but a doubt. */
export function doubtWorld({ way, strategy, tale, seed }: DoubtCase): WorldSpec {
  const random = createRandom(seed, 1_000 + tales.indexOf(tale));
  const actors = [deployer(random, { strategy, tale }), ...(tale === 'abort' ? [aborter(random)] : [])];
  return {
    ...{ seed, capacity: random.pick([2, 3, 5]), sources: 1, hasPrevious: true },
    ...{ doubts: doubtsOf(way), actors, fates: [], faults: [], holds: [], events: [], deploysAfter: false },
  };
}

function deployer(random: Random, { strategy, tale }: Pick<DoubtCase, 'strategy' | 'tale'>): ActorSpec {
  const { pick, int } = random;
  const isGood = tale !== 'bad';
  const isSeenLate = !isGood && random.chance(50);
  return {
    ...{ kind: 'deploy', id: 'a0', start: { kind: 'at', ms: 0 }, planAheadMs: 0, ...wire(random) },
    imageId: isGood || isSeenLate ? pick(['ami-2', 'ami-slow']) : 'ami-bad',
    bakeMs: isSeenLate ? 300_000 : pick([0, 30_000, 120_000]),
    ...(isSeenLate ? { checkFailsAtMs: int(90, 280) * 1_000 } : {}),
    ...strategy.options,
  };
}

function aborter(random: Random): ActorSpec {
  const index = random.int(1, 24);
  return { kind: 'abort', id: 'a1', start: { kind: 'change', of: 'a0', index }, ...wire(random) };
}

function wire({ pick, int, chance }: Random): Pick<ActorSpec, 'latencyMs' | 'skewMs' | 'staleMs'> {
  return {
    latencyMs: pick([0, 200, 600, 4_000]),
    skewMs: int(-2_000, 2_000),
    staleMs: chance(50) ? 0 : pick([500, 1_500]),
  };
}
