import { ended, endOf } from '../../testing/started-story.js';
import { refreshStory } from '../../testing/refresh-story.js';

const longMs = 120_000;
/** More changes than a refresh makes; those that it does not come to prove nothing and are passed by. */
const changes = Array.from({ length: 16 }, (_, index) => index + 1);

/** What all of the group must run after an end; where nothing was to do it is one of the two. */
function imagesAfter(end: string, [first = 'none']: readonly string[]): readonly string[] {
  const image = { deployed: 'ami-2', 'rolled-back': 'ami-1' }[end] ?? first;
  return [image, image, image];
}

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
        expect(story.images()).toEqual(imagesAfter(end, story.images()));
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
        expect(story.images()).toEqual(imagesAfter(end, story.images()));
        expect(story.worst()).toBeGreaterThanOrEqual(0);
      }
    },
    longMs,
  );
});
