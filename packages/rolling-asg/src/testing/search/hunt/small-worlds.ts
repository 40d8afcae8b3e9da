import type { ActorSpec, EventSpec, WorldAction, WorldSpec } from '../worlds/world.js';
import { runWorld } from '../play/run-world.js';

/** A world by its name, for example `deploy+abort 12`. */
export interface SmallWorld {
  readonly name: string;
  readonly world: WorldSpec;
}

const wire = { latencyMs: 0, skewMs: 0, staleMs: 0 } as const;

const quiet: WorldSpec = {
  ...{ seed: 0, capacity: 3, sources: 1, hasPrevious: true, doubts: {}, deploysAfter: false },
  ...{ actors: [], fates: [], faults: [], holds: [], events: [] },
};

const runner: ActorSpec = {
  ...{ kind: 'deploy', id: 'a0', start: { kind: 'at', ms: 0 }, imageId: 'ami-2', ...wire },
  ...{ bakeMs: 10_000, planAheadMs: 0 },
};

/** Its bake fails, so that it goes back. */
const reverting: ActorSpec = { ...runner, bakeMs: 120_000, checkFailsAtMs: 100_000 };

type Second = (start: ActorSpec['start']) => ActorSpec;
const aborter: Second = (start) => ({ kind: 'abort', id: 'a1', start, ...wire });
const deployer: Second = (start) => ({
  ...runner,
  kind: 'deploy',
  id: 'a1',
  start,
  imageId: 'ami-3',
  bakeMs: 0,
  planAheadMs: 0,
});

/** More changes than anybody makes after a switch: until the other one has ended. */
const toTheEnd = 99;
const mostOfSecond = 8;

/** All small worlds: two programs, or one and somebody or something else. */
export async function smallWorlds(): Promise<readonly SmallWorld[]> {
  const forward = await measure(runner);
  const back = await measure(reverting);
  return [
    ...named('deploy+abort', interleavings(runner, aborter, forward.changes)),
    ...named('deploy+deploy', interleavings(runner, deployer, forward.changes)),
    ...named('revert+abort', interleavings(reverting, aborter, back.changes)),
    ...named(
      'deploy beside',
      upTo(forward.calls).map((index) => second(runner, deployer, index)),
    ),
    ...named(
      'abort beside',
      upTo(forward.calls).map((index) => second(runner, aborter, index)),
    ),
    ...named(
      'killed',
      upTo(forward.calls).map((call) => fated(runner, { kind: 'kill', call })),
    ),
    ...named(
      'killed on the way back',
      upTo(back.calls).map((call) => fated(reverting, { kind: 'kill', call })),
    ),
    ...named(
      'stopped',
      upTo(forward.calls).map((call) => fated(runner, { kind: 'stop', call })),
    ),
    ...named(
      'asleep, abort',
      upTo(forward.calls).map((call) => asleep(call, aborter)),
    ),
    ...named(
      'asleep, deploy',
      upTo(forward.calls).map((call) => asleep(call, deployer)),
    ),
    ...named('operator', operators(runner, forward.changes)),
    ...named('operator on the way back', operators(reverting, back.changes)),
    ...named('doubt', doubts(forward.changes)),
  ];
}

function named(family: string, worlds: readonly WorldSpec[]): readonly SmallWorld[] {
  return worlds.map((world, index) => ({ name: `${family} ${index + 1}`, world }));
}

const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);

/** How much somebody does who is alone. */
async function measure(actor: ActorSpec): Promise<{ readonly calls: number; readonly changes: number }> {
  const { covered } = await runWorld({ ...quiet, actors: [actor] });
  return { calls: covered.get('calls') ?? 0, changes: covered.get('changes') ?? 0 };
}

/**
 * Every order of the two's changes with up to three switches: the first one's `i`th is held on its way until the second
 * sends its `j`th, which is held until the first sends its `k`th, or not at all.
 */
function interleavings(first: ActorSpec, second: Second, changes: number): readonly WorldSpec[] {
  return upTo(changes).flatMap((i) =>
    [...upTo(mostOfSecond), toTheEnd].flatMap((j) => {
      const actors = [first, second({ kind: 'change', of: 'a0', index: i })];
      const there = { id: 'h0', actor: 'a0', change: i, of: 'a1', until: j };
      const back = (k: number) => ({ id: 'h1', actor: 'a1', change: j, of: 'a0', until: k });
      const later = j === toTheEnd ? [] : upTo(changes).filter((k) => k > i);
      return [
        { ...quiet, actors, holds: [there] },
        ...later.map((k) => ({ ...quiet, actors, holds: [there, back(k)] })),
      ];
    }),
  );
}

function second(first: ActorSpec, other: Second, index: number): WorldSpec {
  return { ...quiet, actors: [first, other({ kind: 'call', of: 'a0', index })] };
}

function fated(actor: ActorSpec, fate: { readonly kind: 'kill' | 'stop'; readonly call: number }): WorldSpec {
  return { ...quiet, actors: [actor], fates: [{ id: 'k0', actor: 'a0', ...fate }] };
}

function asleep(call: number, other: Second): WorldSpec {
  const fates = [{ id: 'k0', actor: 'a0', kind: 'sleep', call, ms: 3_600_000 }] as const;
  return { ...quiet, actors: [runner, other({ kind: 'call', of: 'a0', index: call })], fates };
}

const hands: readonly WorldAction[] = [
  { kind: 'resize', sizes: { desiredCapacity: 5 } },
  { kind: 'resize', sizes: { desiredCapacity: 2 } },
  { kind: 'detach' },
  { kind: 'untag' },
  { kind: 'terminate', index: 0 },
  { kind: 'break', index: 0 },
  { kind: 'standby', index: 0 },
  { kind: 'suspend', processes: ['Terminate'] },
];

function operators(actor: ActorSpec, changes: number): readonly WorldSpec[] {
  return upTo(changes).flatMap((index) =>
    hands.flatMap((action) =>
      (['oldest', 'newest'] as const).map((group) => {
        const event: EventSpec = { id: 'e0', start: { kind: 'change', of: 'a0', index }, group, action };
        return { ...quiet, actors: [actor], events: [event] };
      }),
    ),
  );
}

/** Each doubt the other way, with SIGINT at each change; the last of them is a rollout that is left alone. */
function doubts(changes: number): readonly WorldSpec[] {
  const ways: readonly WorldSpec['doubts'][] = [
    { attachWhileRemoving: 'refused' },
    { detachWhileRemoving: 'taken' },
    { listsRemoving: true },
    { reattachReplaces: true },
    { templateLagMs: 8_000 },
    { tagConditionLagMs: 8_000 },
    { busyMs: 60_000 },
    { deletingMs: 30_000 },
  ];
  return ways.flatMap((way) => [
    { ...quiet, doubts: way, actors: [reverting] },
    ...upTo(changes + 1).map((index) => ({
      ...quiet,
      doubts: way,
      actors: [runner, aborter({ kind: 'change', of: 'a0', index })],
    })),
  ]);
}
