import { environment, finished, probed, started } from '../testing/sample-records.js';
import type { StreamRecord } from './record.js';
import { splitRollouts } from './split-rollouts.js';

const other = (record: StreamRecord): StreamRecord => ({ ...record, rolloutId: 'r-2' }) as StreamRecord; // an event

describe('splitRollouts', () => {
  it('gives each rollout its own events, and what was told while it ran', () => {
    const [early, during, after, last] = [-1, 1, 3, 5].map((n) => probed(n, { 7: n + 2 }));
    const end = finished(2, 'deployed');
    const records = [environment, early, started, during, end, after, other(started), last, other(end)];

    expect(splitRollouts(records as StreamRecord[])).toEqual([
      { rolloutId: 'r-7k2p', records: [environment, early, started, during, end, after] },
      { rolloutId: 'r-2', records: [environment, other(started), last, other(end)] },
    ]);
  });
});
