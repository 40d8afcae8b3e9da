import { defaultTiming } from '@clicamos/rolling-asg';
import { runnerTiming } from './runner-timing.js';

describe('runnerTiming', () => {
  it.each([1, 5])("is the engine's own at %s times AWS's speed", (speed) => {
    expect(runnerTiming(speed)).toEqual(defaultTiming);
  });

  it('gives requests their real milliseconds on a cloud whose time runs fast', () => {
    expect(runnerTiming(40)).toEqual({
      requestMs: 80_000,
      leaseMs: 320_000,
      readMs: 160_000,
      leaseRequestMs: 40_000,
      settleMs: 48_000,
      lateMs: 300_000,
      checkMs: 160_000,
    });
  });

  it("waits AWS's time for what others may have written, where there are no others", () => {
    const { settleMs, ...others } = runnerTiming(40, { isAlone: true });

    expect(settleMs).toBe(defaultTiming.settleMs);
    expect(runnerTiming(40)).toMatchObject(others);
  });

  it.each([1, 10, 100, 1_000])(
    'lets a lease be renewed in time, and two that were written at once be seen, at speed %s',
    (speed) => {
      const { leaseMs, requestMs, leaseRequestMs, settleMs, lateMs } = runnerTiming(speed);

      expect(leaseMs / 2).toBeGreaterThanOrEqual(requestMs);
      expect(requestMs).toBeGreaterThanOrEqual(leaseRequestMs);
      expect(settleMs).toBeGreaterThan(leaseRequestMs);
      expect(lateMs).toBeGreaterThanOrEqual(requestMs);
    },
  );
});
