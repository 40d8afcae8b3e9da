import { ended, endOf } from '../../testing/started-story.js';
import { refreshStory } from '../../testing/refresh-story.js';

const longMs = 120_000;
/** More changes than a refresh makes; those that it does not come to prove nothing and are passed by. */
const changes = Array.from({ length: 16 }, (_, index) => index + 1);

describe('a refresh whose runner dies', () => {
  it.each(changes)(
    'at its change %i is taken back by abort, or finished, with the floor held',
    async (n) => {
      for (const late of [undefined, { kind: 'late', ms: 30_000 } as const]) {
        const story = await refreshStory();
        if (!(await story.refreshUntilDead(n, late))) continue;

        const end = endOf(await ended(story.abort()));
        await story.pass(600_000);

        expect([n, late?.kind, end, story.flaws()]).toEqual([
          n,
          late?.kind,
          expect.stringMatching(/^(deployed|rolled-back|nothing-to-do)$/),
          [],
        ]);
        expect(new Set(story.images()).size).toBe(1);
        expect(story.worst()).toBeGreaterThanOrEqual(0);
      }
    },
    longMs,
  );

  it.each(changes)(
    'at its change %i goes on with resume, or is told to be deployed again',
    async (n) => {
      for (const late of [undefined, { kind: 'late', ms: 30_000 } as const]) {
        const story = await refreshStory();
        if (!(await story.refreshUntilDead(n, late))) continue;

        const end = endOf(await ended(story.resume()));
        await story.pass(600_000);

        expect([n, late?.kind, end, story.flaws()]).toEqual([
          n,
          late?.kind,
          expect.stringMatching(/^(deployed|rolled-back|BadOptions)$/),
          [],
        ]);
        expect(story.worst()).toBeGreaterThanOrEqual(0);
      }
    },
    longMs,
  );
});
