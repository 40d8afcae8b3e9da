import { createRandom, type Random } from '../worlds/random.js';
import type { ActorSpec, WorldSpec } from '../worlds/world.js';
import { strategies, type Strategy } from './strategies.js';
import { allWays, doubtsOf, wayText, type Way } from './switches.js';

/** What happens to a rollout: a good image, one that goes back, an abort in the middle, and one while previous is leaving. */
export const tales = ['good', 'bad', 'abort', 'drain'] as const;

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
  const actors = [deployer(random, { strategy, tale }), ...aborters(random, tale)];
  return {
    ...{ seed, capacity: random.pick([2, 3, 5]), hasPrevious: true },
    // What is to be undone comes in parts only where it does not fit into one.
    sources: way.name === 'tagPartLagMs' ? 11 : 1,
    ...{ doubts: doubtsOf(way), actors, fates: [], faults: [], holds: [], events: [], deploysAfter: false },
    ...(tale === 'drain' ? longDrain : {}),
  };
}

/** Previous takes long to leave, and the answer to its detach is lost. */
const longDrain: Pick<WorldSpec, 'events' | 'faults'> = {
  events: [
    {
      ...{ id: 'e0', start: { kind: 'at', ms: 0 }, group: 'oldest' },
      action: { kind: 'image', imageId: 'ami-1', behaviour: { inFlightMs: 45_000 } },
    },
  ],
  faults: [
    {
      ...{ id: 'f0', actor: 'a0', on: 'detachTrafficSources', from: 1, count: 1 },
      fault: { kind: 'unavailable', isDone: true },
    },
  ],
};

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

function aborters(random: Random, tale: Tale): readonly ActorSpec[] {
  if (tale !== 'abort' && tale !== 'drain') return [];
  const start: ActorSpec['start'] =
    tale === 'drain'
      ? { kind: 'sent', of: 'a0', name: 'detachTrafficSources' }
      : { kind: 'change', of: 'a0', index: random.int(1, 24) };
  return [{ kind: 'abort', id: 'a1', start, ...wire(random) }];
}

function wire({ pick, int, chance }: Random): Pick<ActorSpec, 'latencyMs' | 'skewMs' | 'staleMs'> {
  return {
    latencyMs: pick([0, 200, 600, 4_000]),
    skewMs: int(-2_000, 2_000),
    staleMs: chance(50) ? 0 : pick([500, 1_500]),
  };
}
