import { addRecord } from '../../model/add-record.js';
import { createStory } from '../../model/create-story.js';
import { madeRollout } from '../../testing/made-rollout.js';
import { capacityColumns, indexAt, latencyColumns, trafficColumns } from './series.js';

const story = madeRollout({ untilSecond: 60 }).reduce(addRecord, createStory());

test('stacked rates end in all answers of that second, whoever gave them', () => {
  const [, all, previous, unknown] = trafficColumns(story);

  expect(new Set(all)).toEqual(new Set([50]));
  expect(previous?.[0]).toBe(50);
  expect(previous?.at(-1)).toBe(25);
  expect(unknown?.at(-1)).toBe(0);
});

test('a pause of the probe is a gap', () => {
  const [first] = story.traffic.points;
  const later = story.traffic.points.map((point) => ({ ...point, at: point.at + 600_000 }));
  const points = first ? [first, ...later] : later;
  const columns = trafficColumns({ traffic: { ...story.traffic, points } });

  expect(columns[1]?.slice(0, 3)).toEqual([50, null, 50]);
});

test('a log scale gets no zero', () => {
  const points = story.traffic.points.map((point) => ({ ...point, p50Ms: 0 }));
  const [, p50] = latencyColumns({ traffic: { ...story.traffic, points } });

  expect(p50?.[0]).toBe(0.1);
});

test('the last look reaches to now', () => {
  const now = story.headline.lastAt + 5_000;
  const columns = capacityColumns(story, now);

  expect(columns[0]?.at(-1)).toBe(now / 1_000);
  expect(columns.map((column) => column.at(-1)).slice(1)).toEqual([6, 3, 6, 3]);
});

test('what serves of both groups lies on each other, over the floor', () => {
  const next = { serving: 2, desired: 4 };
  const looks = [
    { at: 0, previous: { serving: 3, desired: 3 }, next, floor: 3 },
    { at: 1_000, next, floor: 3 },
  ];

  expect(capacityColumns({ capacity: looks }, 1_000)).toEqual([
    [0, 1],
    [5, 2],
    [3, 0],
    [7, 4],
    [3, 3],
  ]);
});

test.each([
  [undefined, 3],
  [5, 0],
  [10, 0],
  [25, 1],
  [99, 3],
])('at %p it is row %p', (at, row) => {
  expect(indexAt([10, 20, 30, 40], at)).toBe(row);
});
