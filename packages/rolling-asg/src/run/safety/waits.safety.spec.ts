import type { CloudPort } from '../../cloud/ports.js';
import { ended, endOf, startedStory } from '../../testing/started-story.js';

const longMs = 60_000;
const hours = 3_600_000;

/** The end of a run, or `never` after six hours. */
async function endWithin(
  story: Awaited<ReturnType<typeof startedStory>>,
  run: ReturnType<typeof ended>,
): Promise<string> {
  return Promise.race([run.then(endOf), story.clock.sleep(6 * hours).then(() => 'never')]);
}

describe('case 10: what never answers', () => {
  it.each(['bake', 'drain'])(
    'case 10: a bake check that never answers in the %s ends the rollout in time, with previous back',
    async (step) => {
      const story = await startedStory();
      let isThere = false;

      const run = ended(
        story.roll('ami-2', {
          plan: { bakeMs: 60_000 },
          onEvent: (event) => {
            isThere ||= event.kind === 'waiting' && event.step === step;
          },
          bakeCheck: () => (isThere ? new Promise<undefined>(() => undefined) : undefined),
        }),
      );

      expect(await endWithin(story, run)).toBe('rolled-back');
      expect(story.servingGroups()).toEqual({ 'web-v001': 3 });
      expect(story.flaws()).toEqual([]);
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );

  it.each([
    'findGroups',
    'readTargetStates',
    'createTemplateVersion',
    'createGroup',
    'tagGroup',
    'resizeGroup',
    'detachTrafficSources',
    'deleteGroup',
    'untagGroup',
  ] as const)(
    'case 10: a `%s` that never answers is given up and made again',
    async (name: keyof CloudPort) => {
      const story = await startedStory();
      let count = 0;

      const run = ended(
        story.roll('ami-2', {
          faults: (call) => (call.name === name && ++count === 1 ? { kind: 'hangs' } : undefined),
        }),
      );

      expect(await endWithin(story, run)).toBe('deployed');
      expect(count).toBeGreaterThan(1);
      expect(story.flaws()).toEqual([]);
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );
});

describe('a bake that is over, and something else is waited for', () => {
  it(
    'looks at the usual pace: no request more often than every second',
    async () => {
      const story = await startedStory();
      let looks = 0;

      const run = ended(
        story.roll('ami-2', {
          plan: { bakeMs: 60_000 },
          onEvent: (event) => {
            if (event.kind === 'step-started' && event.step.kind === 'bake')
              story.cloud.operate('web-v001', { kind: 'detach' });
            if (event.kind === 'waiting' && event.step === 'bake') looks += 1;
          },
        }),
      );

      expect(await endWithin(story, run)).not.toBe('never');
      expect(looks).toBeGreaterThan(10);
      expect(looks).toBeLessThan(960);
    },
    longMs,
  );
});

describe('a group that AWS refuses as invalid', () => {
  it(
    'is given up within three minutes: what was made a moment ago would be seen by then',
    async () => {
      const story = await startedStory();
      const began = story.clock.now();

      const run = ended(
        story.roll('ami-2', {
          faults: ({ name }) => (name === 'createGroup' ? { kind: 'invalid' } : undefined),
        }),
      );

      expect(await endWithin(story, run)).toBe('rolled-back');
      expect(story.clock.now() - began).toBeLessThan(180_000);
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );
});
