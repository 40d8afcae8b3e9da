import { addRecord } from '../../model/add-record.js';
import { createStory } from '../../model/create-story.js';
import { madeRollout } from '../../testing/made-rollout.js';
import { domainOf } from './domain.js';
import { isFolded, layersOf, zonesOf, zoneWords } from './fold-lanes.js';

const storyOf = (instances: number, untilSecond: number) =>
  madeRollout({ instances, untilSecond }).reduce(addRecord, createStory());

test('thirty instances have a row each, more are folded', () => {
  expect(isFolded(storyOf(15, 30).lanes)).toBe(false);
  expect(isFolded(storyOf(16, 30).lanes)).toBe(true);
});

test('zones come by name and hold every instance once', () => {
  const { lanes } = storyOf(20, 30);
  const zones = zonesOf(lanes);

  expect(zones.map(({ zone }) => zone)).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
  expect(zones.reduce((sum, zone) => sum + zone.lanes.length, 0)).toBe(40);
});

test('the layers of a moment add up to the instances that are there', () => {
  const story = storyOf(20, 60);
  const layers = layersOf(story.lanes, domainOf(story, story.headline.lastAt), 50);
  const last = layers.reduce((sum, { counts }) => sum + (counts.at(-1) ?? 0), 0);
  const first = layers.reduce((sum, { counts }) => sum + (counts[0] ?? 0), 0);

  expect([first, last]).toEqual([20, 40]);
  expect(layers[0]).toMatchObject({ role: 'previous', state: 'serving' });
});

test('what is gone is in no layer and in no word', () => {
  const story = storyOf(20, 400);
  const layers = layersOf(story.lanes, domainOf(story, story.headline.lastAt), 50);

  expect(layers.reduce((sum, { counts }) => sum + (counts.at(-1) ?? 0), 0)).toBe(20);
  expect(zoneWords(story.lanes)).toEqual([
    { group: 'web-v041', role: 'previous', text: 'gone' },
    { group: 'web-v042', role: 'next', text: '20 serving' },
  ]);
});
