import { runWorld } from '../../testing/search/play/run-world.js';
import type { ActorSpec, Deployer, EventSpec, WorldSpec } from '../../testing/search/worlds/world.js';

const wire = { latencyMs: 0, skewMs: 0, staleMs: 0 } as const;
const atStart = { kind: 'at', ms: 0 } as const;

const quiet: WorldSpec = {
  ...{ seed: 1, capacity: 3, sources: 1, hasPrevious: true, doubts: {}, deploysAfter: true },
  ...{ actors: [], fates: [], faults: [], holds: [], events: [] },
};

const runner: Deployer = {
  ...{ kind: 'deploy', id: 'a0', start: atStart, imageId: 'ami-2', bakeMs: 10_000, planAheadMs: 0, ...wire },
};
const reverting: Deployer = { ...runner, bakeMs: 120_000, checkFailsAtMs: 100_000 };

const aborter = (start: ActorSpec['start'], force = false): ActorSpec => ({
  ...{ kind: 'abort', id: 'a1', start, force, ...wire },
});

/** What somebody does with the nth change of the first program. */
const hand = (
  index: number,
  group: EventSpec['group'],
  action: EventSpec['action'],
  id = 'e0',
): EventSpec => ({ id, group, action, start: { kind: 'change', of: 'a0', index } });

const untag = { kind: 'untag' } as const;
const detach = { kind: 'detach' } as const;

/** What the search has found, each with no more in its world than it takes. */
const found: readonly (readonly [string, Partial<WorldSpec>])[] = [
  [
    'tags that somebody takes off previous are written again, so that the way back leaves it as it was',
    { actors: [reverting], events: [hand(12, 'oldest', untag)] },
  ],
  [
    'tags are taken off previous, and its runner dies: abort knows from next what previous was',
    {
      actors: [{ ...runner, bakeMs: 30_000 }],
      events: [hand(10, 'oldest', untag)],
      fates: [{ id: 'k0', actor: 'a0', kind: 'kill', call: 77 }],
    },
  ],
  [
    'tags are taken off previous when next is gone already',
    { doubts: { deletingMs: 60_000 }, actors: [reverting], events: [hand(18, 'oldest', untag)] },
  ],
  [
    'next is detached in the moment in which previous is emptied: it is attached again',
    { actors: [{ ...runner, bakeMs: 0 }], events: [hand(17, 'newest', detach)] },
  ],
  [
    'next is scaled in in the moment in which previous is emptied: that is what is wanted then',
    {
      actors: [runner],
      events: [hand(17, 'newest', { kind: 'resize', sizes: { desiredCapacity: 2 } })],
    },
  ],
  [
    'previous is detached while next is being deleted on the way back: it is attached again',
    { doubts: { deletingMs: 60_000 }, actors: [reverting], events: [hand(18, 'oldest', detach)] },
  ],
  [
    'previous is detached before it was held, and the runner has died',
    {
      actors: [runner],
      fates: [{ id: 'k0', actor: 'a0', kind: 'kill', call: 23 }],
      events: [{ id: 'e0', group: 'oldest', action: detach, start: { kind: 'at', ms: 226_000 } }],
    },
  ],
  [
    'an undo tag that was written late does not hide what is suspended',
    {
      actors: [runner, aborter({ kind: 'change', of: 'a0', index: 14 })],
      holds: [{ id: 'h0', actor: 'a0', change: 14, of: 'a1', until: 3 }],
    },
  ],
  [
    'a suspension that comes late is lifted all the same',
    {
      actors: [{ ...reverting, imageId: 'ami-bad', bakeMs: 600_000 }],
      events: [hand(7, 'oldest', detach)],
      faults: [
        {
          ...{ id: 'f0', actor: 'a0', on: 'suspendProcesses', from: 1, count: 1 },
          fault: { kind: 'late', ms: 150_000, error: 'unavailable' },
        },
      ],
    },
  ],
  [
    'who sleeps through another rollout does not say that its own is live',
    {
      deploysAfter: false,
      actors: [
        runner,
        {
          ...runner,
          id: 'a1',
          imageId: 'ami-3',
          bakeMs: 0,
          start: { kind: 'call', of: 'a0', index: 128 },
        },
      ],
      fates: [{ id: 'k0', actor: 'a0', kind: 'sleep', call: 128, ms: 3_600_000 }],
    },
  ],
  [
    'a forced takeover in the moment in which the lease is renewed leaves one runner',
    {
      doubts: { tagConditionLagMs: 8_000 },
      actors: [
        { ...runner, imageId: 'ami-slow', bakeMs: 600_000 },
        aborter({ kind: 'change', of: 'a0', index: 13 }, true),
      ],
    },
  ],
  [
    'a protection that is refused to be lifted is lifted at the next try',
    {
      actors: [runner],
      faults: [
        {
          ...{ id: 'f0', actor: 'a0', on: 'setInstanceProtection', from: 3, count: 1 },
          fault: { kind: 'refused' },
        },
      ],
    },
  ],
  [
    'previous dies while next is being deleted: the abort does not end well',
    {
      deploysAfter: false,
      actors: [
        { ...runner, imageId: 'ami-slow', bakeMs: 600_000 },
        aborter({ kind: 'change', of: 'a0', index: 6 }),
      ],
      events: [hand(12, 'oldest', { kind: 'image', imageId: 'ami-1', behaviour: { isBad: true } })],
      doubts: { deletingMs: 60_000 },
    },
  ],
  [
    'the image that was live when it was planned serves no more when it is run',
    {
      deploysAfter: false,
      actors: [{ ...runner, imageId: 'ami-1', planAheadMs: 325_000 }],
      events: [
        {
          id: 'e0',
          group: 'oldest',
          action: { kind: 'image', imageId: 'ami-1', behaviour: { isBad: true } },
          start: { kind: 'at', ms: 250_000 },
        },
      ],
    },
  ],
  [
    'a group that comes late is looked for until it cannot come any more, also when the next try is throttled',
    {
      actors: [runner],
      fates: [{ id: 'k0', actor: 'a0', kind: 'stop', call: 22 }],
      faults: [
        {
          ...{ id: 'f0', actor: 'a0', on: 'createGroup', from: 1, count: 1 },
          fault: { kind: 'late', ms: 58_000, error: 'unavailable' },
        },
        {
          ...{ id: 'f1', actor: 'a0', on: 'createGroup', from: 2, count: 8 },
          fault: { kind: 'throttled' },
        },
      ],
    },
  ],
  [
    'capacity that was added in the middle is not given up on the way back',
    {
      actors: [{ ...runner, imageId: 'ami-slow', bakeMs: 600_000 }, aborter({ kind: 'at', ms: 150_000 })],
      events: [
        {
          id: 'e0',
          group: 'oldest',
          action: { kind: 'suspend', processes: ['AddToLoadBalancer'] },
          start: atStart,
        },
        hand(10, 'oldest', { kind: 'resize', sizes: { desiredCapacity: 5 } }, 'e1'),
      ],
    },
  ],
];

describe('what the search has found', () => {
  it.each(found)('%s', async (_name, world) => {
    const { violations, story } = await runWorld({ ...quiet, ...world });

    expect({ violations, story }).toMatchObject({ violations: [] });
  });

  it('reads that fail for a while after a sleep do not make next gone', async () => {
    const { ends } = await runWorld({
      ...quiet,
      actors: [{ ...runner, bakeMs: 60_000 }],
      fates: [{ id: 'k0', actor: 'a0', kind: 'sleep', call: 40, ms: 70_000 }],
      faults: [
        {
          ...{ id: 'f0', actor: 'a0', on: 'findGroups', from: 12, count: 8 },
          fault: { kind: 'throttled' },
        },
      ],
    });

    expect(ends).toEqual(['a0 deployed']);
  });
});

describe('previous of which most broke while it was out of traffic', () => {
  it('is mended by its own group once it is back, and is the way back', async () => {
    const broken = (index: number): EventSpec => ({
      ...{ id: `e${index}`, group: 'oldest', action: { kind: 'break', index } },
      start: { kind: 'sent', of: 'a0', name: 'detachTrafficSources' },
    });

    const { ends, violations } = await runWorld({
      ...quiet,
      actors: [runner, aborter({ kind: 'at', ms: 300_000 })],
      events: [broken(0), broken(1)],
      fates: [{ id: 'k0', actor: 'a0', kind: 'kill', call: 70 }],
    });

    expect({ ends, violations }).toEqual({ ends: ['a0 dead', 'a1 rolled-back'], violations: [] });
  });
});
