import fc from 'fast-check';
import { abortRollout } from './abort-rollout.js';
import { isRolloutError } from '../cloud/errors.js';
import type { RolloutResult } from '../engine/context/result.js';
import { createStory, ownTags } from '../testing/narrative.js';
import type { FaultPlan } from '../testing/simulated-cloud.js';

/** For tests that run hundreds of rollouts. */
const longMs = 60_000;

type Story = ReturnType<typeof createStory>;
type Ended = RolloutResult | { readonly error: unknown };

const ended = (run: Promise<RolloutResult>): Promise<Ended> => run.catch((error: unknown) => ({ error }));

/** A service with `ami-1` live at 3, and an eye on what serves. */
async function startedStory() {
  const story = createStory();
  await story.roll('ami-1');
  const { worst } = story.cloud.watchServing(() => 3);
  return { ...story, worst };
}

/** Exactly one group, whole, serving, with no trace of a rollout. */
function expectClean({ cloud }: Story, name: string): void {
  expect([...cloud.state.groups.keys()]).toEqual([name]);
  expect(cloud.serving(name)).toBe(3);
  expect(ownTags(cloud.group(name))).toEqual({ service: 'web', role: 'live' });
  expect(cloud.group(name)).toMatchObject({
    minSize: 1,
    maxSize: 8,
    desiredCapacity: 3,
    sourceIds: ['web-elb'],
  });
}

/** Calls and changes of a roll without trouble. */
async function countCalls(): Promise<{ readonly calls: number; readonly changes: readonly string[] }> {
  const story = await startedStory();
  let calls = 0;
  await story.roll('ami-2', { faults: ({ index }) => void (calls = index) });
  return { calls, changes: [...story.cloud.changes] };
}

describe('an abort', () => {
  it(
    'at every change leaves previous serving with its capacity and no litter, until previous is being deleted',
    async () => {
      const { changes } = await countCalls();
      const tooLate = changes.findIndex((change) => change.startsWith('resizeGroup web-v001 minSize=0')) + 1;

      for (let at = 1; at <= changes.length; at++) {
        const story = await startedStory();
        const stop = new AbortController();

        const result = await story.roll('ami-2', {
          signal: stop.signal,
          faults: ({ change }) => {
            if (change === at) stop.abort(new Error('ctrl-c'));
            return undefined;
          },
        });

        const isLate = at >= tooLate;
        expect([changes[at - 1], result.outcome]).toEqual([
          changes[at - 1],
          isLate ? 'deployed' : 'rolled-back',
        ]);
        expectClean(story, isLate ? 'web-v002' : 'web-v001');
        expect(story.worst()).toBeGreaterThanOrEqual(0);
        if (!isLate) expect(result.reason).toBe('aborted: ctrl-c');
        expect([...(story.cloud.state.templates.get('clicamos-web')?.versions.keys() ?? [])]).toEqual(
          isLate ? [1, 2] : [1],
        );
      }
    },
    longMs,
  );

  it(
    'ends a wait at once and leaves no timer',
    async () => {
      const { clock, cloud, roll } = await startedStory();
      const stop = new AbortController();
      let abortedAt = 0;

      const result = await roll('ami-late', {
        signal: stop.signal,
        plan: { overrides: { healthCheckGraceMs: 600_000 } },
        onEvent: ({ kind, at }) => {
          if (kind !== 'waiting' || stop.signal.aborted) return;
          abortedAt = at;
          queueMicrotask(() => stop.abort(new Error('enough')));
        },
      });

      expect(result.steps.find(({ kind }) => kind === 'rollBack')?.startedAtMs).toBe(abortedAt);
      expect(clock.sleeping()).toBe(0);
      expect(cloud.serving('web-v001')).toBe(3);
    },
    longMs,
  );

  it(
    'before the start changes nothing and rejects with the reason',
    async () => {
      const { cloud, roll } = await startedStory();
      const reason = new Error('never mind');

      const run = roll('ami-2', { signal: AbortSignal.abort(reason) });

      await expect(run).rejects.toBe(reason);
      expect(cloud.changes).toEqual([]);
    },
    longMs,
  );
});

describe('one call that fails', () => {
  it.each([
    ['refused', false],
    ['refused although it was done', true],
  ])(
    'for good at any index (%s) ends rolled back or deployed, serving and clean',
    async (_name, isDone) => {
      const { calls } = await countCalls();

      for (let at = 1; at <= calls; at++) {
        const story = await startedStory();

        const result = await ended(
          story.roll('ami-2', {
            faults: ({ index }) => (index === at ? { kind: 'refused', isDone } : undefined),
          }),
        );

        if ('error' in result) throw new Error(`call ${at}`, { cause: result.error });
        expectClean(story, result.outcome === 'deployed' ? 'web-v002' : 'web-v001');
        expect(story.worst()).toBeGreaterThanOrEqual(0);
      }
    },
    longMs,
  );

  it.each([
    ['throttled', false],
    ['unavailable', true],
  ] as const)(
    'for a moment at any index (%s, done: %s) does not stop the rollout',
    async (kind, isDone) => {
      const { calls } = await countCalls();

      for (let at = 1; at <= calls; at++) {
        const story = await startedStory();

        const result = await story.roll('ami-2', {
          faults: ({ index }) => (index === at ? { kind, isDone } : undefined),
        });

        expect([at, result.outcome]).toEqual([at, 'deployed']);
        expectClean(story, 'web-v002');
        expect(story.worst()).toBeGreaterThanOrEqual(0);
      }
    },
    longMs,
  );
});

describe('whatever fails', () => {
  it(
    'capacity that serves never drops below the live desired count because of us, and the end is one of the known ones',
    async () => {
      const fault = fc.record({
        at: fc.integer({ min: 1, max: 120 }),
        length: fc.integer({ min: 1, max: 12 }),
        kind: fc.constantFrom('throttled', 'unavailable', 'refused', 'busy'),
        isDone: fc.boolean(),
      } as const);
      const image = fc.constantFrom('ami-2', 'ami-bad', 'ami-slow');

      await fc.assert(
        fc.asyncProperty(
          fc.array(fault, { maxLength: 5 }),
          image,
          fc.option(fc.integer({ min: 1, max: 20 })),
          async (faults, imageId, abortAt) => {
            const story = await startedStory();
            const stop = new AbortController();
            const plan: FaultPlan = ({ index, change }) => {
              if (change === abortAt) stop.abort(new Error('stop'));
              return faults.find(({ at, length }) => index >= at && index < at + length);
            };

            const result = await ended(story.roll(imageId, { faults: plan, signal: stop.signal }));

            expect(story.worst()).toBeGreaterThanOrEqual(0);
            if (!('error' in result))
              return expectClean(story, result.outcome === 'deployed' ? 'web-v002' : 'web-v001');
            expect(isRolloutError(result.error, 'NeedsPerson')).toBe(true);
            await abortRollout(story.cloud.port(), { service: 'web', clock: story.clock });
            return expectClean(story, story.cloud.group('web-v001') === undefined ? 'web-v002' : 'web-v001');
          },
        ),
        { numRuns: 150 },
      );
    },
    longMs,
  );
});

describe('a rollback that fails too', () => {
  it(
    'asks for a person with both failures, what was last seen, and the exact command',
    async () => {
      const story = await startedStory();
      const result = await ended(
        story.roll('ami-bad', {
          commands: { abort: 'clicamos abort prod' },
          faults: ({ name }) => (name === 'detachTrafficSources' ? { kind: 'refused' } : undefined),
        }),
      );

      expect(result).toMatchObject({
        error: {
          code: 'NeedsPerson',
          nextCommand: 'clicamos abort prod',
          errors: [
            { message: expect.stringContaining('is not going to serve') },
            { message: expect.stringContaining('detachTrafficSources failed') },
          ],
          left: ['`web-v001` (previous) serves with 3 of 3', '`web-v002` (next) serves with 0 of 3'],
        },
      });
      expect(story.cloud.serving('web-v001')).toBe(3);
    },
    longMs,
  );
});

describe('a runner that dies', () => {
  it(
    'at any call leaves a state that abort ends from the tags alone, serving and clean',
    async () => {
      const { calls } = await countCalls();

      for (let at = 1; at <= calls; at++) {
        const story = await startedStory();
        await ended(
          story.roll('ami-2', { faults: ({ index }) => (index >= at ? { kind: 'refused' } : undefined) }),
        );

        const result = await abortRollout(story.cloud.port(), {
          service: 'web',
          clock: story.clock,
          by: 'ben',
        });

        const name = story.cloud.group('web-v001') === undefined ? 'web-v002' : 'web-v001';
        expectClean(story, name);
        expect(result.live).toMatchObject({ name, inService: 3 });
        expect(story.worst()).toBeGreaterThanOrEqual(0);
        expect(await story.roll('ami-3')).toMatchObject({ outcome: 'deployed' });
      }
    },
    longMs,
  );

  it(
    'at any call of a first deploy leaves, after an abort, nothing or a live group',
    async () => {
      const whole = createStory();
      let calls = 0;
      await whole.roll('ami-1', { faults: ({ index }) => void (calls = index) });

      for (let at = 1; at <= calls; at++) {
        const story = createStory();
        await ended(
          story.roll('ami-1', { faults: ({ index }) => (index >= at ? { kind: 'refused' } : undefined) }),
        );

        const result = await abortRollout(story.cloud.port(), { service: 'web', clock: story.clock });

        if (story.cloud.group('web-v001') !== undefined) expectClean(story, 'web-v001');
        else expect([result.outcome, story.cloud.state.groups.size]).toEqual([expect.any(String), 0]);
        expect((await story.roll('ami-2')).outcome).toBe('deployed');
      }
    },
    longMs,
  );
});
