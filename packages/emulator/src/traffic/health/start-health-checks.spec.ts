import type { Time } from '../../time/time.js';
import { startHealthChecks } from './start-health-checks.js';

/** A clock that the test turns: `elapse` ends the wait that is under way. */
function manualTime() {
  const waits: { awsMs: number; callback: () => void }[] = [];
  const time: Time = {
    now: () => new Date(0),
    scaled: (awsMs) => awsMs,
    sleep: () => Promise.resolve(),
    after(awsMs, callback) {
      const wait = { awsMs, callback };
      waits.push(wait);
      return () => void waits.splice(waits.indexOf(wait), 1);
    },
  };
  return { time, waits, elapse: () => waits.shift()?.callback() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('startHealthChecks', () => {
  it('checks at once and again after every interval', async () => {
    const { time, waits, elapse } = manualTime();
    const results: boolean[] = [];
    const answers = [true, false, true];

    const end = startHealthChecks({
      check: async () => answers.shift() ?? false,
      intervalMs: 5_000,
      time,
      onResult: (passed) => results.push(passed),
    });
    expect(waits.map(({ awsMs }) => awsMs)).toEqual([0]);
    elapse();
    await settled();
    expect(results).toEqual([true]);
    expect(waits.map(({ awsMs }) => awsMs)).toEqual([5_000]);
    elapse();
    await settled();
    elapse();
    await settled();
    end();

    expect(results).toEqual([true, false, true]);
    expect(waits).toEqual([]);
  });

  it('never starts a check before the last one has ended', async () => {
    const { time, elapse } = manualTime();
    const open: ((passed: boolean) => void)[] = [];

    const end = startHealthChecks({
      check: () => new Promise((resolve) => open.push(resolve)),
      intervalMs: 5_000,
      time,
      onResult: () => undefined,
    });
    elapse();
    elapse();
    await settled();
    expect(open).toHaveLength(1);
    open[0]?.(true);
    await settled();

    expect(open).toHaveLength(2);
    end();
  });

  it('drops the result of a check that ends after the row', async () => {
    const { time, waits, elapse } = manualTime();
    const results: boolean[] = [];

    const end = startHealthChecks<boolean>({
      check: (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(true))),
      intervalMs: 5_000,
      time,
      onResult: (passed) => results.push(passed),
    });
    elapse();
    end();
    await settled();

    expect([results, waits]).toEqual([[], []]);
  });

  it('takes an answer that is there at once, and ends on it', () => {
    const { time, waits, elapse } = manualTime();
    const results: boolean[] = [];

    const end = startHealthChecks({
      check: () => true,
      intervalMs: 5_000,
      time,
      onResult: (passed) => results.push(passed) === 2 && end(),
    });
    elapse();
    elapse();

    expect([results, waits]).toEqual([[true, true], []]);
  });
});
