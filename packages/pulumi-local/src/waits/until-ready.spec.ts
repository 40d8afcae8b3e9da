import { fakeClock } from '../testing/pulumi-local-context.js';
import { untilReady } from './until-ready.js';

describe('untilReady', () => {
  it('asks again after each interval until there is no reason left', async () => {
    const reasons = ['pending', 'pending', undefined];
    const clock = fakeClock();

    await untilReady(
      async () => reasons.shift(),
      { clock, signal: undefined },
      { timeoutMs: 5000, intervalMs: 200 },
    );

    expect(clock.slept).toEqual([200, 200]);
  });

  it('asks a last time at the deadline, and then says the last reason', async () => {
    const clock = fakeClock();
    const asked: number[] = [];
    const never = async () => {
      asked.push(clock.now());
      return 'still pending';
    };

    const waiting = untilReady(never, { clock, signal: undefined }, { timeoutMs: 1000, intervalMs: 400 });

    await expect(waiting).rejects.toThrow('Not ready after 1 s: still pending');
    expect(asked).toEqual([0, 400, 800, 1000]);
  });

  it('rejects with the reason of an abort', async () => {
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);

    const waiting = untilReady(async () => 'pending', { clock: fakeClock(), signal }, { timeoutMs: 1000 });

    await expect(waiting).rejects.toBe(reason);
  });
});
