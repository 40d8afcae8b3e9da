import { abortRollout } from '../abort-rollout.js';
import { readHistory } from '../read-history.js';
import { refreshStory } from '../../testing/refresh-story.js';
import { ended } from '../../testing/started-story.js';

const longMs = 60_000;

/** A refresh to a bad image whose runner dies on the way back: its group is called live, and all its tags are there. */
async function halfLetGo() {
  const story = await refreshStory();
  let isDead = false;
  const ana = story.actor('ana', {
    onCall: ({ name }) => {
      if (name !== 'untagGroup') return;
      isDead = true;
      ana.kill();
    },
  });
  await Promise.race([ended(story.refresh('ami-bad', { actor: ana })), story.pass(60 * 60_000)]);
  expect(isDead).toBe(true);
  return { ...story, ben: story.actor('ben') };
}

describe('a refresh whose runner dies on the way back, right before it lets the group go', () => {
  it.each(['abort', 'resume'] as const)(
    'is a way back for %s too, and no deployment',
    async (command) => {
      const { ben, cloud, clock, flaws, images, resume } = await halfLetGo();
      const options = { service: 'web', clock: ben.clock, by: 'ben' };

      const result = command === 'abort' ? await abortRollout(ben.port, options) : await resume(ben);

      expect(result).toMatchObject({ outcome: 'rolled-back', live: { imageId: 'ami-1', inService: 3 } });
      expect(images()).toEqual(['ami-1', 'ami-1', 'ami-1']);
      const history = await readHistory(cloud.port(), { service: 'web', clock });
      expect(history.map(({ record }) => record?.imageId)).not.toContain('ami-bad');
      expect(flaws()).toEqual([]);
    },
    longMs,
  );

  it(
    'is one for its own runner, when a call in between fails',
    async () => {
      const story = await refreshStory();
      let count = 0;

      const result = await story.refresh('ami-bad', {
        faults: ({ name }) => (name === 'untagGroup' && ++count === 1 ? { kind: 'refused' } : undefined),
      });

      expect(result).toMatchObject({ outcome: 'rolled-back', live: { imageId: 'ami-1', inService: 3 } });
      expect(story.flaws()).toEqual([]);
    },
    longMs,
  );
});
