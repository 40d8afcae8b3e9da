import fc from 'fast-check';
import { wantedCapacity } from './capacity.js';

const previous = (desiredCapacity: number, maxSize = 10) => ({ minSize: 0, maxSize, desiredCapacity });

describe('wantedCapacity', () => {
  it.each([
    ['what previous has', { wantedSoFar: 0, previous: previous(3), minSize: 1, maxSize: 8 }, 3],
    ['not less than the minimum', { wantedSoFar: 0, previous: previous(0), minSize: 2, maxSize: 8 }, 2],
    ['never less than before', { wantedSoFar: 5, previous: previous(3), minSize: 1, maxSize: 8 }, 5],
    ['not more than the maximum', { wantedSoFar: 0, previous: previous(9, 9), minSize: 1, maxSize: 6 }, 9],
    ['not more than both maxima', { wantedSoFar: 12, previous: previous(3, 4), minSize: 1, maxSize: 6 }, 6],
    ['what was described, on a first deploy', { wantedSoFar: 2, minSize: 1, maxSize: 6 }, 2],
  ])('is %s', (_name, facts, wanted) => {
    expect(wantedCapacity(facts)).toBe(wanted);
  });

  it('never drops, and never under what previous has within its own maximum', () => {
    const size = fc.nat(100);

    fc.assert(
      fc.property(size, size, size, size, size, (wantedSoFar, desired, extra, minSize, maxSize) => {
        const now = previous(desired, desired + extra);

        const wanted = wantedCapacity({ wantedSoFar, previous: now, minSize, maxSize });

        expect(wanted).toBeGreaterThanOrEqual(desired);
        expect(wanted).toBeLessThanOrEqual(Math.max(maxSize, now.maxSize));
        const again = wantedCapacity({ wantedSoFar: wanted, previous: now, minSize, maxSize });
        expect(again).toBe(wanted);
      }),
    );
  });
});
