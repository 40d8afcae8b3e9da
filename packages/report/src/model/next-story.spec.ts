import { environment, finished, probed, started } from '../testing/sample-records.js';
import type { StreamRecord } from '../stream/record.js';
import { createStory } from './create-story.js';
import { nextStory } from './next-story.js';

describe('nextStory', () => {
  it('begins anew in the same place when another rollout does', () => {
    const another = { ...started, rolloutId: 'r-2' } as StreamRecord; // the same event of another rollout
    const records = [environment, started, probed(1, { 41: 5 }), finished(9, 'deployed'), another];

    const story = records.reduce(nextStory, createStory());

    expect(story.headline).toMatchObject({ rolloutId: 'r-2', environment: 'prod', outcome: 'rolling-out' });
    expect([story.end, story.traffic.sent]).toEqual([undefined, 0]);
  });
});
