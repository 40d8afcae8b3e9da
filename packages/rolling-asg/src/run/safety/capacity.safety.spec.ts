import { ended, endOf, startedStory } from '../../testing/started-story.js';
import type { FaultPlan } from '../../testing/simulated-cloud.js';

const longMs = 60_000;

describe('what a way back leads to', () => {
  it(
    'case 3: previous that its own policy scaled in while two shared the load goes back to the capacity of the start',
    async () => {
      const story = await startedStory();
      const { cloud } = story;
      cloud.state.load = 2.4;
      const live = cloud.group('web-v001');
      const track = {
        name: 'cpu',
        policyType: 'TargetTrackingScaling',
        alarmNames: [],
        definition: { target: 1 },
      };
      Object.assign(live ?? {}, { policies: [track] });
      const startsAt = story.clock.now();

      const result = await ended(
        story.roll('ami-2', {
          plan: { bakeMs: 600_000 },
          bakeCheck: () => (story.clock.now() > startsAt + 500_000 ? 'p99 jumped' : undefined),
        }),
      );

      expect(endOf(result)).toBe('rolled-back');
      expect(cloud.serving('web-v001')).toBeGreaterThanOrEqual(3);
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );

  it(
    'case 8: previous with one of three out of service takes over at its floor, and it is said',
    async () => {
      const story = await startedStory();

      const result = await ended(
        story.roll('ami-2', {
          plan: { bakeMs: 60_000 },
          bakeCheck: () => {
            story.cloud.operate('web-v001', { kind: 'suspend', processes: ['ReplaceUnhealthy'] });
            story.cloud.operate('web-v001', { kind: 'break', index: 0 });
            return 'errors';
          },
        }),
      );

      expect(result).toMatchObject({
        outcome: 'rolled-back',
        live: { name: 'web-v001', inService: 2, desiredCapacity: 3 },
      });
      expect([...story.cloud.state.groups.keys()]).toEqual(['web-v001']);
    },
    longMs,
  );

  it(
    'case 14: a live group whose app has died can be replaced: what it loses is not held against next',
    async () => {
      const story = await startedStory();
      story.cloud.state.images.set('ami-1', { isBad: true });
      let asked = 0;

      const result = await ended(
        story.roll('ami-2', {
          plan: { bakeMs: 60_000 },
          // A probe that counts from the start of the rollout: what was lost before next served is in its first answer.
          bakeCheck: () => (++asked === 1 ? '412 requests were lost' : undefined),
        }),
      );

      expect(endOf(result)).toBe('deployed');
      expect(story.servingGroups()).toEqual({ 'web-v002': 3 });
    },
    longMs,
  );
});

const lagging: FaultPlan = ({ name }) =>
  name === 'findGroups' || name === 'readTargetStates' ? { kind: 'stale', ms: 2_000 } : undefined;

const isEmptying = (name: string, args: readonly unknown[]) =>
  name === 'resizeGroup' && args[0] === 'web-v001' && JSON.stringify(args[1]).includes('"maxSize":0');

describe('case 21: previous is at nothing, and reads are 2 s old', () => {
  it(
    'case 21: SIGINT after our own resize goes forward',
    async () => {
      const story = await startedStory();
      const stop = new AbortController();
      story.cloud.watch((effect) => {
        if (effect !== undefined && isEmptying(effect.name, effect.args)) stop.abort(new Error('ctrl-c'));
      });

      const result = await ended(story.roll('ami-2', { signal: stop.signal, faults: lagging }));
      await story.pass(600_000);

      expect([stop.signal.aborted, endOf(result), story.servingGroups()]).toEqual([
        true,
        'deployed',
        { 'web-v002': 3 },
      ]);
      expect(story.flaws()).toEqual([]);
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );

  it(
    'case 21: an abort elsewhere after our own resize goes forward',
    async () => {
      const story = await startedStory();
      let abort: Promise<unknown> | undefined;
      const ana = story.actor('ana', { faults: lagging });
      story.cloud.watch((effect) => {
        if (abort !== undefined || effect === undefined || !isEmptying(effect.name, effect.args)) return;
        ana.kill();
        abort = ended(story.abort(story.actor('ben', { faults: lagging })));
      });

      void story.roll('ami-2', { actor: ana });
      await story.pass(1_800_000);
      await abort;

      expect({ flaws: story.flaws(), serving: story.servingGroups() }).toEqual({
        flaws: [],
        serving: { 'web-v002': 3 },
      });
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );

  it.each(['SIGINT', 'abort'])(
    'case 21: %s after somebody emptied previous goes forward',
    async (how) => {
      const story = await startedStory();
      const stop = new AbortController();
      let abort: Promise<unknown> | undefined;
      const ana = story.actor('ana', { faults: lagging });

      const run = ended(
        story.roll('ami-2', {
          actor: ana,
          signal: stop.signal,
          onEvent: (event) => {
            if (event.kind !== 'waiting' || event.step !== 'drain' || abort !== undefined) return;
            story.cloud.operate('web-v001', {
              kind: 'resize',
              sizes: { minSize: 0, maxSize: 0, desiredCapacity: 0 },
            });
            if (how === 'SIGINT') stop.abort(new Error('ctrl-c'));
            abort =
              how === 'abort'
                ? ended(story.abort(story.actor('ben', { faults: lagging })))
                : Promise.resolve();
          },
        }),
      );
      await run;
      await abort;
      await story.pass(600_000);

      expect(story.servingGroups()).toEqual({ 'web-v002': 3 });
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );
});
