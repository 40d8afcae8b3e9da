import { boardOf, testForEverybody, type PageOfBoard } from '../testing/for-everybody.js';

const roll = { untilSecond: 52 };
const worker = { service: 'worker', rolloutId: 'r-2abc', isBad: true };

/** Each page that there is. */
const pages: readonly PageOfBoard[] = [
  ['a roll', boardOf(roll), '#/services/web', '.lane'],
  ['all services', boardOf(roll, worker), '', '.service-row'],
  ['a bad image', boardOf(worker), '#/rollouts/r-2abc', '.evidence'],
  ['a fleet', boardOf({ instances: 60, untilSecond: 52 }), '#/rollouts/r-7k2p', '.zone-row'],
  ['nothing yet', boardOf(), '#/services/web', '.idle'],
];

for (const page of pages) testForEverybody(page);
