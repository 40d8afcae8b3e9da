import fc from 'fast-check';
import { dueAtMs, dueCount, isOnNewConnection } from './schedule.js';

const schedules = fc.record({
  startMs: fc.double({ min: 0, max: 2e12, noNaN: true }),
  ratePerSecond: fc.double({ min: 0.1, max: 5000, noNaN: true }),
});

describe('dueCount', () => {
  it.each([
    [999, 0],
    [1000, 1],
    [1004.9, 1],
    [1005, 2],
    [1100, 21],
  ])('at %d ms, %d requests are due of 200 per second from 1000 ms', (nowMs, count) => {
    expect(dueCount({ startMs: 1000, ratePerSecond: 200 }, nowMs)).toBe(count);
  });

  it('counts exactly the requests whose time has come', () => {
    fc.assert(
      fc.property(schedules, fc.double({ min: 0, max: 600_000, noNaN: true }), (schedule, afterMs) => {
        const nowMs = schedule.startMs + afterMs;
        const count = dueCount(schedule, nowMs);

        expect(dueAtMs(schedule, count - 1)).toBeLessThanOrEqual(nowMs);
        expect(dueAtMs(schedule, count)).toBeGreaterThan(nowMs);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('isOnNewConnection', () => {
  it.each([
    [0, [false, false, false, false, false, false]],
    [0.5, [false, true, false, true, false, true]],
    [1, [true, true, true, true, true, true]],
  ])('with a share of %d', (share, expected) => {
    expect(expected.map((_, index) => isOnNewConnection(index, share))).toEqual(expected);
  });

  it('keeps the share in every run of requests, to within one', () => {
    const runs = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(10_000), fc.nat(500));
    fc.assert(
      fc.property(runs, ([share, from, length]) => {
        const count = Array.from({ length }, (_, i) => isOnNewConnection(from + i, share)).filter(
          Boolean,
        ).length;

        expect(Math.abs(count - share * length)).toBeLessThanOrEqual(1.000001);
      }),
    );
  });
});
