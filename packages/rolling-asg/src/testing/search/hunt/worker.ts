import { parentPort, workerData } from 'node:worker_threads';
import { drawWorld, type Strategies } from '../worlds/draw-world.js';
import { runWorld } from '../play/run-world.js';
import { seedReplay } from './find-world.js';
import { smallWorlds } from './small-worlds.js';
import { addReport, newTally } from './tally.js';

/** Which worlds a worker runs: every `count`th, from its own number on. */
export interface Share {
  readonly kind: 'seeds' | 'small';
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly count: number;
  /** No world begins after it, epoch ms. @default never */
  readonly endsAt?: number;
  /** Of the worlds of seeds. */
  readonly strategies: Strategies;
}

const batch = 50;

await run();

async function run(): Promise<void> {
  // What the parent gives it.
  const { kind, from, to, number, count, endsAt = Infinity, strategies } = workerData as Share;
  const small = kind === 'small' ? await smallWorlds() : [];
  const end = kind === 'small' ? small.length : to;
  let tally = newTally();
  for (let index = from + number; index < end && Date.now() < endsAt; index += count) {
    const one = small[index];
    const world = one?.world ?? drawWorld(index, strategies);
    const replay = one === undefined ? seedReplay(index, strategies) : `--small "${one.name}"`;
    addReport(tally, replay, await runWorld(world));
    if (tally.worlds < batch) continue;
    parentPort?.postMessage(tally);
    tally = newTally();
  }
  parentPort?.postMessage(tally);
}
