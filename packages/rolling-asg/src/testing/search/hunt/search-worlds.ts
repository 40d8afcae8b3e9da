import { Worker } from 'node:worker_threads';
import { addTally, newTally, type Tally } from './tally.js';
import type { Share } from './worker.js';

export interface SearchOptions extends Pick<Share, 'kind' | 'from' | 'to' | 'endsAt' | 'strategies'> {
  readonly workers: number;
  /** Called with all that is known so far. */
  readonly onProgress: (tally: Tally) => void;
}

/** Runs many worlds on some threads. */
export async function searchWorlds({ workers, onProgress, ...what }: SearchOptions): Promise<Tally> {
  const tally = newTally();
  const threads = Array.from({ length: workers }, (_, number) =>
    startThread({ ...what, number, count: workers }),
  );
  await Promise.all(
    threads.map(
      (thread) =>
        new Promise<void>((resolve, reject) => {
          thread.on('message', (part: Tally) => {
            addTally(tally, part);
            onProgress(tally);
          });
          thread.on('error', reject);
          thread.on('exit', () => resolve());
        }),
    ),
  );
  return tally;
}

function startThread(workerData: Share): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { workerData });
}
