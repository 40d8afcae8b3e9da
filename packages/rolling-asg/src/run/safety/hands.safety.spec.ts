import { planRollout } from '../../plan/plan-rollout.js';
import type { FaultPlan } from '../../testing/simulated-cloud.js';
import { ended, endOf, startedStory } from '../../testing/started-story.js';

const longMs = 60_000;

describe('what somebody does in the middle', () => {
  it(
    'a schedule gives previous other bounds and more capacity while next comes: next gets both',
    async () => {
      const story = await startedStory();
      const sizes = { minSize: 5, maxSize: 10, desiredCapacity: 5 };
      let isResized = false;

      const end = await ended(
        story.roll('ami-2', {
          onEvent: (event) => {
            if (isResized || event.kind !== 'waiting' || event.step !== 'awaitCapacity') return;
            isResized = true;
            story.cloud.operate('web-v001', { kind: 'resize', sizes });
          },
        }),
      );

      expect(endOf(end)).toBe('deployed');
      expect(story.cloud.group('web-v002')).toMatchObject(sizes);
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );

  it(
    'case 12: a failed group that somebody attached again is not removed while it serves',
    async () => {
      const story = await startedStory();
      await story.roll('ami-bad', { keepFailed: true });
      story.cloud.state.images.set('ami-bad', {});
      story.cloud.operate('web-v002', { kind: 'attach', sourceIds: ['web-elb'] });
      await story.pass(120_000);

      await ended(story.abort());
      await story.pass(60_000);

      expect(story.servingGroups()).toEqual({ 'web-v001': 3, 'web-v002': 3 });
    },
    longMs,
  );

  it(
    'case 17: all our tags are taken off next while previous is detached: abort finds the way by what serves',
    async () => {
      const story = await startedStory();
      let isUntagged = false;

      await ended(
        story.roll('ami-2', {
          onEvent: (event) => {
            if (isUntagged || event.kind !== 'waiting' || event.step !== 'drain') return;
            isUntagged = true;
            story.cloud.operate('web-v002', { kind: 'untag' });
          },
        }),
      );
      const aborted = await ended(story.abort());
      await story.pass(600_000);

      expect({ flaws: story.flaws(), aborted }).toMatchObject({ flaws: [] });
      expect(story.worst()).toBeGreaterThanOrEqual(0);
      expect(endOf(await ended(story.roll('ami-3')))).toBe('deployed');
    },
    longMs,
  );

  it(
    'case 18: next is detached while previous is being deleted: it is not called deployed while it does not serve',
    async () => {
      const story = await startedStory();
      let isDetached = false;

      const end = await ended(
        story.roll('ami-2', {
          onEvent: (event) => {
            if (isDetached || event.kind !== 'waiting' || event.step !== 'deleteGroup') return;
            isDetached = true;
            story.cloud.operate('web-v002', { kind: 'detach' });
          },
        }),
      );

      expect(isDetached).toBe(true);
      const serving = story.servingGroups();
      if (endOf(end) === 'deployed') expect(serving).toEqual({ 'web-v002': 3 });
      else if (endOf(end) === 'rolled-back') expect(serving).toEqual({ 'web-v001': 3 });
      else expect(end).toMatchObject({ error: { code: 'NeedsPerson', nextCommand: expect.any(String) } });
    },
    longMs,
  );

  it(
    'case 19: previous is detached while next comes up, and next fails: previous is attached again',
    async () => {
      const story = await startedStory();
      let isDetached = false;

      const end = await ended(
        story.roll('ami-bad', {
          onEvent: (event) => {
            if (isDetached || event.kind !== 'waiting' || event.step !== 'awaitCapacity') return;
            isDetached = true;
            story.cloud.operate('web-v001', { kind: 'detach' });
          },
        }),
      );
      await story.pass(600_000);

      expect([endOf(end), story.servingGroups()]).toEqual(['rolled-back', { 'web-v001': 3 }]);
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );
});

describe('a schedule that sets both groups in the middle', () => {
  const sizes = { minSize: 4, maxSize: 10, desiredCapacity: 4 };

  it.each(['awaitCapacity', 'bake', 'drain', 'deleteGroup'] as const)(
    'is what next ends with: in %s',
    async (step) => {
      const story = await startedStory();
      const { cloud, clock } = story;
      const set: string[] = [];

      const end = await ended(
        story.roll('ami-2', {
          plan: { bakeMs: 60_000 },
          onEvent: (event) => {
            if (set.length > 0 || event.kind !== 'waiting' || event.step !== step) return;
            for (const group of cloud.state.groups.values()) {
              group.scheduledActions = [{ name: 'morning', definition: { atMs: clock.now() + 1, ...sizes } }];
              set.push(group.name);
            }
          },
        }),
      );
      await story.pass(600_000);

      expect([endOf(end), set]).toEqual(['deployed', ['web-v001', 'web-v002']]);
      expect([...cloud.state.groups.values()]).toMatchObject([{ name: 'web-v002', ...sizes }]);
      expect(story.servingGroups()).toEqual({ 'web-v002': 4 });
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );
});

describe('case 22: a moment of trouble', () => {
  it.each(['throttled', 'unavailable'] as const)('case 22: %s while planning is waited for', async (kind) => {
    const story = await startedStory();
    const { cloud, clock } = story;
    let calls = 0;
    await planRollout(
      cloud.port(() => void (calls += 1)),
      { service: 'web', imageId: 'ami-2' },
    );

    for (let at = 1; at <= calls; at++) {
      const port = cloud.port(({ index }) => (index === at ? { kind } : undefined));
      const options = { service: 'web', imageId: 'ami-2', clock };
      const plan = await planRollout(port, options);
      expect(plan.next.name).toBe('web-v002');
    }
  });

  it(
    'case 22: the answer of the deletion is lost: it is deployed, with nothing to explain',
    async () => {
      const story = await startedStory();

      let isLost = false;
      let isStale = false;
      const faults: FaultPlan = ({ name }) => {
        if (name === 'deleteGroup' && !isLost) {
          isLost = true;
          return { kind: 'unavailable', isDone: true };
        }
        if (name !== 'findGroups' || !isLost || isStale) return undefined;
        // And the next look still shows it, empty.
        isStale = true;
        return { kind: 'stale', ms: 1 };
      };

      const end = await ended(story.roll('ami-2', { faults }));

      expect([endOf(end), story.flaws()]).toEqual(['deployed', []]);
      expect(JSON.stringify(story.events)).not.toMatch(/not found/);
    },
    longMs,
  );

  it(
    'case 22: SIGINT at any call of an abort leaves a state that the next abort ends',
    async () => {
      for (let at = 1; at <= 40; at++) {
        const story = await startedStory();
        const ana = story.actor('ana');
        story.cloud.watch((effect) => {
          if (effect?.by === 'ana' && effect.name === 'detachTrafficSources') ana.kill();
        });
        void story.roll('ami-2', { actor: ana });
        await story.pass(200_000);
        const stop = new AbortController();
        const ben = story.actor('ben', {
          onCall: ({ index }) => {
            if (index === at) stop.abort(new Error('ctrl-c'));
          },
        });

        await ended(story.abort(ben, stop.signal));
        const again = await ended(story.abort());
        await story.pass(600_000);

        expect({ at, flaws: story.flaws(), again }).toMatchObject({ at, flaws: [] });
        expect(story.worst()).toBeGreaterThanOrEqual(0);
      }
    },
    longMs,
  );

  it(
    'case 22: a kill between the template version and the group leaves nothing after an abort',
    async () => {
      const story = await startedStory();
      const ana = story.actor('ana');
      story.cloud.watch((effect) => {
        if (effect?.name === 'createTemplateVersion') ana.kill();
      });

      void story.roll('ami-2', { actor: ana });
      await story.pass(1_200_000);
      await ended(story.abort());
      await story.pass(60_000);

      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );
});
