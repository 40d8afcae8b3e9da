import { abortRollout } from '../abort-rollout.js';
import type { CallSeen, Fault, FaultPlan } from '../../testing/simulated-cloud.js';
import { ended, endOf, startedStory } from '../../testing/started-story.js';

const longMs = 60_000;

/** Calls of a rollout that take capacity away, or that say where it is. */
const writes: Readonly<Record<string, (call: CallSeen) => boolean>> = {
  'the detach of previous': ({ name, args }) => name === 'detachTrafficSources' && args[0] === 'web-v001',
  'the resize of previous to nothing': ({ name, args }) =>
    name === 'resizeGroup' && args[0] === 'web-v001' && JSON.stringify(args[1]).includes('"maxSize":0'),
  'the step tag of the drain': ({ name, args }) =>
    name === 'tagGroup' && JSON.stringify(args[1]).includes('drain'),
};

const troubles: Readonly<Record<string, { readonly times: number; readonly fault: Fault }>> = {
  'throttled 3 times': { times: 3, fault: { kind: 'throttled' } },
  'throttled 8 times': { times: 8, fault: { kind: 'throttled' } },
  '5 s late': { times: 1, fault: { kind: 'late', ms: 5_000 } },
  '20 s late': { times: 1, fault: { kind: 'late', ms: 20_000 } },
  '60 s late': { times: 1, fault: { kind: 'late', ms: 60_000 } },
  '150 s late': { times: 1, fault: { kind: 'late', ms: 150_000 } },
  '150 s late, and said to have failed': {
    times: 1,
    fault: { kind: 'late', ms: 150_000, error: 'unavailable' },
  },
};

const table = Object.entries(writes).flatMap(([what, isHit]) =>
  Object.entries(troubles).map(([how, trouble]) => [what, how, isHit, trouble] as const),
);

describe('case 1: a runner whose write comes late while somebody aborts elsewhere', () => {
  it.each(table)(
    'case 1: %s is %s',
    async (_what, _how, isHit, { times, fault }) => {
      const story = await startedStory();
      let hits = 0;
      let abort: Promise<unknown> | undefined;
      const faults: FaultPlan = (call) => {
        if (!isHit(call) || hits >= times) return undefined;
        hits += 1;
        abort ??= story.clock.sleep(1_000).then(() => ended(story.abort()));
        return fault;
      };

      const run = await ended(story.roll('ami-2', { actor: story.actor('ana', { faults }) }));
      const aborted = await abort;
      await story.pass(600_000);

      // A runner that is asked to go back in the meantime tries no further.
      expect(hits).toBeGreaterThan(0);
      expect({ flaws: story.flaws(), run: endOf(run), aborted }).toMatchObject({ flaws: [] });
      expect(story.worst()).toBeGreaterThanOrEqual(0);
      if (endOf(run) === 'rolled-back') expect(story.servingGroups()).toEqual({ 'web-v001': 3 });
    },
    longMs,
  );
});

describe('case 15: a deploy that writes its tag on previous just after an abort has tagged next', () => {
  it(
    'case 15: one wins, and the other says what to run',
    async () => {
      const story = await startedStory();
      let openGate = () => undefined as void;
      const opened = new Promise<void>((resolve) => (openGate = resolve));
      let abort: Promise<unknown> | undefined;
      const ben = story.actor('ben');
      story.cloud.watch((effect) => {
        if (effect?.by === 'ben' && effect.name === 'tagGroup') openGate();
      });
      const ana = story.actor('ana', {
        gate: ({ name, args }) => {
          if (name !== 'tagGroup' || args[0] !== 'web-v001' || abort !== undefined) return undefined;
          abort = ended(story.abort(ben));
          // An abort that asks writes nothing on next that would open the gate: then time does.
          return Promise.race([opened, story.clock.sleep(20_000)]);
        },
      });

      const run = endOf(await ended(story.roll('ami-2', { actor: ana })));
      const aborted = await abort;
      await story.pass(600_000);

      expect({ flaws: story.flaws(), run, aborted }).toMatchObject({ flaws: [] });
      expect(['Fenced', 'rolled-back', 'deployed']).toContain(run);
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );
});

describe('an abort of a rollout whose runner was asleep', () => {
  it(
    'asks the runner that wakes up faster than it takes over',
    async () => {
      const story = await startedStory();
      let hasSlept = false;
      // She reads before he writes, and writes after him: it is her lease that stays.
      const ana = story.actor('ana', {
        latencyMs: ({ name }) => (hasSlept && name === 'findGroups' ? 2_000 : 0),
      });
      const run = ended(
        story.roll('ami-2', {
          actor: ana,
          onEvent: ({ kind }) => {
            if (kind !== 'waiting' || hasSlept) return;
            hasSlept = true;
            ana.fallAsleep(100_000);
          },
        }),
      );
      while (!hasSlept) await story.clock.sleep(1_000);
      await story.pass(100_500);

      const aborted = endOf(await ended(story.abort(story.actor('ben'))));

      expect([endOf(await run), aborted]).toEqual(['rolled-back', 'rolled-back']);
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );

  it(
    'by force ends it meanwhile, and the runner stops without a word of a person',
    async () => {
      const story = await startedStory();
      let hasSlept = false;
      const ana = story.actor('ana');
      const run = ended(
        story.roll('ami-2', {
          actor: ana,
          plan: { bakeMs: 600_000 },
          onEvent: (event) => {
            if (event.kind !== 'waiting' || event.step !== 'bake' || hasSlept) return;
            hasSlept = true;
            ana.fallAsleep(1_800_000);
          },
        }),
      );
      while (!hasSlept) await story.clock.sleep(1_000);
      const { port, clock } = story.actor('ben');

      const aborted = await ended(abortRollout(port, { service: 'web', clock, by: 'ben', force: true }));

      expect([endOf(aborted), endOf(await run)]).toEqual(['rolled-back', 'Fenced']);
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );
});
