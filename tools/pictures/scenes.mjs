// What the pictures show. Each scene fills a board, with recorded rollouts where somebody could record one.
import { addRecord, createStory, rowOf } from '@clicamos/report';
import { loadMadeRollout } from './made-rollouts.mjs';
import { endingAt, readRecords, until } from './replay.mjs';

/** The moment of every picture, epoch ms. */
export const now = new Date(2026, 10, 27, 14, 7, 40).getTime();
const minute = 60_000;

const [roll, bad] = await Promise.all(['good', 'bad'].map(readRecords));
const madeRollout = await loadMadeRollout();

/** In the drain: both groups have served, and the requests have moved from one to the other. */
const isMoved = ({ kind, versions }) => kind === 'probe' && (versions['2'] ?? 0) > 80;

/** By name, how its board is filled. */
export const scenes = {
  first: (board) => board.setServices([served('web', 'web-v002', 3)]),
  idle: (board) => {
    board.setServices([served('web', 'web-v002', 3)]);
    board.setPast([past(endingAt(bad, now - 90 * minute)), past(endingAt(roll, now - 1_600 * minute))]);
  },
  services: (board) => {
    const problem = 'AccessDenied: the role may not call autoscaling:DescribeAutoScalingGroups';
    const names = { previous: 'worker-v006', next: 'worker-v007' };
    const worker = madeRollout({ service: 'worker', rolloutId: 'r-2abc', isBad: true, names });
    board.setServices([
      ...[served('web', 'web-v041', 3), served('worker', 'worker-v006', 2)],
      { service: 'mail', environment: 'prod', header: '', problem },
    ]);
    tellAll(board, endingAt(madeRollout({ untilSecond: 56 }), now));
    board.setPast([past(endingAt(worker, now - 90 * minute))]);
  },
  roll: (board) => tellAll(board, endingAt(until(roll, isMoved), now)),
  'bad-image': (board) => tellAll(board, endingAt(bad, now)),
  // Nobody can record this one in a repository: it is made, second by second.
  fleet: (board) =>
    tellAll(board, endingAt(madeRollout({ instances: 300, ratePerSecond: 1_000, untilSecond: 56 }), now)),
  end: (board) => tellAll(board, endingAt(roll, now)),
};

function tellAll(board, records) {
  const tell = board.openStream();
  for (const record of records) tell(record);
}

const served = (service, name, count) => ({
  ...{ service, environment: 'prod', header: '' },
  live: { name, imageId: 'ami-0b3', serving: count, desired: count },
});

const past = (records) => ({
  row: rowOf(records.reduce(addRecord, createStory()), false),
  read: async () => records,
});
