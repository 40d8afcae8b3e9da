import fc from 'fast-check';
import { afterCheck, type HealthState, unchecked } from './health-state.js';

const thresholds = { healthy: 3, unhealthy: 2 };

const after = (results: string, start = unchecked, limits = thresholds): HealthState =>
  [...results].reduce((state, result) => afterCheck(state, result === '+', limits), start);

describe('afterCheck', () => {
  it.each([
    ['', 'unknown'],
    ['++', 'unknown'],
    ['+++', 'healthy'],
    ['-', 'unknown'],
    ['--', 'unhealthy'],
    ['-+-+-', 'unknown'],
    ['++-++', 'unknown'],
    ['+++-', 'healthy'],
    ['+++-+-', 'healthy'],
    ['+++--', 'unhealthy'],
    ['--++', 'unhealthy'],
    ['--++-++', 'unhealthy'],
    ['--+++', 'healthy'],
  ])('makes of the checks %p the verdict %s', (results, verdict) => {
    expect(after(results).verdict).toBe(verdict);
  });

  it('counts passes and fails in a row', () => {
    expect(after('+++-++')).toEqual({ verdict: 'healthy', passes: 2, fails: 0 });
    expect(after('+-')).toEqual({ verdict: 'unknown', passes: 0, fails: 1 });
  });

  const results = fc.string({ unit: fc.constantFrom('+', '-'), maxLength: 40 });
  const limits = fc.record({
    healthy: fc.integer({ min: 2, max: 10 }),
    unhealthy: fc.integer({ min: 2, max: 10 }),
  });

  it('is decided by the last full row alone, whatever came before', () => {
    fc.assert(
      fc.property(results, limits, (row, limit) => {
        expect(after(row + '+'.repeat(limit.healthy), unchecked, limit).verdict).toBe('healthy');
        expect(after(row + '-'.repeat(limit.unhealthy), unchecked, limit).verdict).toBe('unhealthy');
      }),
    );
  });

  it('changes its verdict only at the end of a full row', () => {
    fc.assert(
      fc.property(results, limits, (row, limit) => {
        let state = unchecked;
        for (const result of row) {
          const next = afterCheck(state, result === '+', limit);
          if (next.verdict !== state.verdict) {
            expect(
              next.verdict === 'healthy' ? next.passes === limit.healthy : next.fails === limit.unhealthy,
            ).toBe(true);
          }
          expect(Math.min(next.passes, next.fails)).toBe(0);
          state = next;
        }
      }),
    );
  });
});
