import type { CallSeen, Fault } from '../../testing/simulated-cloud.js';
import { resumeRollout } from '../resume-rollout.js';
import { ended, endOf, startedStory } from '../../testing/started-story.js';

const longMs = 120_000;

/** How often a roll looks for groups by name once next is there. */
async function countLooks(): Promise<number> {
  const story = await startedStory();
  let looks = 0;
  await story.roll('ami-2', { faults: (call) => void (looks += Number(isLook(call))) });
  return looks;
}

const isLook = ({ name, args }: CallSeen) =>
  name === 'findGroups' && JSON.stringify(args[0]).includes('web-v002');

/** Rolls once for each look, with that one spoiled; what ended otherwise than it should. */
async function rollWithEachLookSpoiled(fault: Fault): Promise<readonly string[]> {
  const count = await countLooks();
  const wrong: string[] = [];
  for (let at = 1; at <= count; at++) {
    const story = await startedStory();
    let looks = 0;
    const faults = (call: CallSeen) => (isLook(call) && ++looks === at ? fault : undefined);
    const end = endOf(await ended(story.roll('ami-2', { faults })));
    await story.pass(60_000);
    if (end !== 'deployed' || story.flaws().length > 0 || story.worst() < 0)
      wrong.push(`look ${at}: ${end}; ${story.flaws().join(', ')}`);
  }
  return wrong;
}

describe('an answer that is not the whole truth', () => {
  it(
    'case 2: a rollback while previous is broken and next is Unknown once removes nothing, and asks for a person',
    async () => {
      for (let at = 1; at <= 3; at++) {
        const story = await startedStory();
        let asked = -Infinity;
        const run = await ended(
          story.roll('ami-2', {
            plan: { bakeMs: 60_000 },
            bakeCheck: () => {
              story.cloud.state.images.set('ami-1', { isBad: true });
              asked = 0;
              return 'errors';
            },
            faults: ({ name }) =>
              name === 'readTargetStates' && ++asked === at
                ? { kind: 'unknown', name: 'web-v002' }
                : undefined,
          }),
        );

        expect([at, endOf(run), story.servingGroups()]).toEqual([at, 'NeedsPerson', { 'web-v002': 3 }]);
        const message = /run: clicamos abort. To go on with `web-v002` instead, run: clicamos resume$/;
        expect(run).toMatchObject({ error: { message: expect.stringMatching(message) } });
        await story.pass(600_000);
        const { port, clock } = story.actor('ben');
        const resumed = await ended(resumeRollout(port, { service: 'web', clock, by: 'ben' }));
        expect([endOf(resumed), story.flaws()]).toEqual(['deployed', []]);
      }
    },
    longMs,
  );

  it(
    'case 5: next missing from one answer is looked for again',
    async () => {
      expect(await rollWithEachLookSpoiled({ kind: 'absent', name: 'web-v002' })).toEqual([]);
    },
    longMs,
  );

  it(
    'case 6: previous missing from one answer is looked for again, also while it is removed',
    async () => {
      expect(await rollWithEachLookSpoiled({ kind: 'absent', name: 'web-v001' })).toEqual([]);
    },
    longMs,
  );

  it(
    'case 7: an instance of next that is replaced in a long bake, above the floor, does not end the rollout',
    async () => {
      const story = await startedStory();
      let isBroken = false;

      const result = await ended(
        story.roll('ami-2', {
          plan: { bakeMs: 600_000 },
          onEvent: (event) => {
            if (isBroken || event.kind !== 'waiting' || event.step !== 'bake') return;
            isBroken = true;
            story.cloud.operate('web-v002', { kind: 'break', index: 0 });
          },
        }),
      );

      expect(endOf(result)).toBe('deployed');
      expect(story.flaws()).toEqual([]);
      expect(story.worst()).toBeGreaterThanOrEqual(0);
    },
    longMs,
  );

  it(
    'case 7: two Unknown answers 5 s apart say nothing',
    async () => {
      const story = await startedStory();
      let isBaking = false;
      let unknown = 0;

      const result = await ended(
        story.roll('ami-2', {
          plan: { bakeMs: 120_000 },
          onEvent: (event) => (isBaking = event.kind === 'waiting' && event.step === 'bake'),
          faults: ({ name }) =>
            isBaking && name === 'readTargetStates' && ++unknown <= 2
              ? { kind: 'unknown', name: 'web-v002' }
              : undefined,
        }),
      );

      expect(unknown).toBeGreaterThan(2);
      expect(endOf(result)).toBe('deployed');
    },
    longMs,
  );

  it(
    'case 20: thirty seconds of denied calls are waited for, whenever they come',
    async () => {
      for (const step of ['createGroup', 'awaitCapacity', 'drain', 'deleteGroup', 'finish']) {
        const story = await startedStory();
        let until = Infinity;

        const result = await ended(
          story.roll('ami-2', {
            onEvent: (event) => {
              if (event.kind === 'step-started' && event.step.kind === step)
                until = story.clock.now() + 30_000;
            },
            faults: () => (until < Infinity && story.clock.now() < until ? { kind: 'denied' } : undefined),
          }),
        );

        expect([step, endOf(result), story.flaws()]).toEqual([step, 'deployed', []]);
        expect(story.worst()).toBeGreaterThanOrEqual(0);
      }
    },
    longMs,
  );
});
