import { addRecord } from '../../model/add-record.js';
import { createStory } from '../../model/create-story.js';
import { madeRollout, type MadeRolloutOptions } from '../../testing/made-rollout.js';
import { bigNumbers } from './numbers.js';

const shown = (options: MadeRolloutOptions) => {
  const story = madeRollout(options).reduce(addRecord, createStory());
  return Object.fromEntries(
    bigNumbers(story, story.headline.lastAt).map(({ name, value, unit, below, tone }) => [
      name,
      `${value} ${unit} | ${below} | ${tone}`,
    ]),
  );
};

test('in the middle of a roll, both groups serve and the earliest end is told', () => {
  expect(shown({ untilSecond: 52 })).toEqual({
    lost: '0 lost | of 2\u202f750 requests | good',
    serving: '6 serve, 3 must | web-v041 + web-v042 · never below 3 | plain',
    latency: '19 ms p99 | p50 4 · max 61 ms | plain',
    time: expect.stringMatching(/^\d\d:\d\d:\d\d at the earliest \| gives up \d\d:\d\d:\d\d \| plain$/),
  });
});

test('at the end, what serves and how long it took', () => {
  expect(shown({})).toMatchObject({
    serving: '3 of 3 serve | web-v042 · never below 3 | plain',
    time: '2m35s in all | of which AWS took 2m33s | plain',
  });
});

test('before anything is told, no number is made up', () => {
  const none = bigNumbers(createStory(), 0).map(({ value, tone }) => `${value} ${tone}`);

  expect(none).toEqual(['– plain', '– plain', '– plain', '0 ms plain']);
});

test('a floor that was passed under is bad', () => {
  const story = madeRollout({ untilSecond: 52 }).reduce(addRecord, createStory());
  const lower = { at: 1, floor: 3, previous: { serving: 2, desired: 3 } };
  const [, serving] = bigNumbers({ ...story, capacity: [...story.capacity, lower] }, 0);

  expect(serving).toMatchObject({ value: '2 of 3', tone: 'bad', below: 'web-v041 · never below 2' });
});
