import type { Clock } from '@clicamos/health';
import { scaledClock } from './scaled-clock.js';

function realClock() {
  let now = 1_000;
  const slept: number[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
  };
  return { clock, slept };
}

describe('scaledClock', () => {
  it('lets ten milliseconds pass in each real one, and sleeps a tenth', async () => {
    const { clock: real, slept } = realClock();
    const clock = scaledClock(real, { speed: 10 });

    await clock.sleep(5_000);

    expect(slept).toEqual([500]);
    expect(clock.now()).toBe(1_000 + 5_000);
  });

  it('shows the same in programs that were started at different times on one cloud', async () => {
    const { clock: real } = realClock();
    const early = scaledClock(real, { speed: 10, originMs: 400 });
    await real.sleep(250);

    const late = scaledClock(real, { speed: 10, originMs: 400 });

    expect(late.now()).toBe(early.now());
    expect(late.now()).toBe(400 + (1_250 - 400) * 10);
  });
});
