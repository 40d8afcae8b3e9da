import { addRecord } from '../../model/add-record.js';
import { createStory } from '../../model/create-story.js';
import { madeRollout } from '../../testing/made-rollout.js';
import { boundStory } from './bound-story.js';

const long = madeRollout({ bakeSeconds: 4_000, instances: 1 }).reduce(addRecord, createStory());

test('hours fit into a bounded page, and no request is forgotten', () => {
  let story = long;
  for (let round = 0; round < 16; round += 1) story = boundStory(story);
  const sent = story.traffic.points.reduce((sum, point) => sum + point.sent, 0);

  expect(long.traffic.points.length).toBeGreaterThan(4_000);
  expect(story.traffic.points.length).toBeLessThanOrEqual(900);
  expect(sent).toBe(long.traffic.sent);
  expect(story.traffic.points.at(-1)).toEqual(long.traffic.points.at(-1));
  expect(story.capacity.length).toBeLessThanOrEqual(900);
});

test('a short story stays the same object', () => {
  const short = madeRollout().reduce(addRecord, createStory());

  expect(boundStory(short)).toBe(short);
});
