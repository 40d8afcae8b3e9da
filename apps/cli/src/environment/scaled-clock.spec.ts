import type { Clock } from '@clicamos/health';
import { scaledClock } from './scaled-clock.js';

describe('scaledClock', () => {
  it('lets ten milliseconds pass in each real one, and sleeps a tenth', async () => {
    let now = 1_000;
    const slept: number[] = [];
    const real: Clock = {
      now: () => now,
      sleep: async (ms) => {
        slept.push(ms);
        now += ms;
      },
    };
    const clock = scaledClock(real, 10);

    await clock.sleep(5_000);

    expect(slept).toEqual([500]);
    expect(clock.now()).toBe(1_000 + 5_000);
  });
});
