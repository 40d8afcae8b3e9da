import { fakeClock, fakeContext } from '../testing/pulumi-local-context.js';
import { untilReady } from './until-ready.js';

/** At the speed and with the ears given. */
const context = (changes: object = {}) => ({ ...fakeContext(() => undefined), ...changes });

describe('untilReady', () => {
  it('asks again after each interval until there is no reason left', async () => {
    const reasons = ['pending', 'pending', undefined];
    const clock = fakeClock();

    await untilReady(async () => reasons.shift(), context({ clock }), { timeoutMs: 5000, intervalMs: 200 });

    expect(clock.slept).toEqual([200, 200]);
  });

  it('asks a last time at the deadline, and then says the last reason', async () => {
    const clock = fakeClock();
    const asked: number[] = [];
    const never = async () => {
      asked.push(clock.now());
      return 'still pending';
    };

    const waiting = untilReady(never, context({ clock }), { timeoutMs: 1000, intervalMs: 400 });

    await expect(waiting).rejects.toThrow('Not ready after 1 s: still pending');
    expect(asked).toEqual([0, 400, 800, 1000]);
  });

  it('rejects with the reason of an abort', async () => {
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);

    const waiting = untilReady(async () => 'pending', context({ signal }), { timeoutMs: 1000 });

    await expect(waiting).rejects.toBe(reason);
  });

  it("waits in the endpoint's time, and not shorter than the machine needs", async () => {
    const waits = [
      { speed: 20, timeoutMs: 600_000 },
      { speed: 200, timeoutMs: 600_000 },
      { speed: 200, timeoutMs: 4_000 },
    ].map(({ speed, timeoutMs }) => untilReady(async () => 'pending', context({ speed }), { timeoutMs }));

    const ends = await Promise.allSettled(waits);

    expect(ends.map((end) => end.status === 'rejected' && String(end.reason))).toEqual([
      'Error: Not ready after 30 s: pending',
      'Error: Not ready after 15 s: pending',
      'Error: Not ready after 4 s: pending',
    ]);
  });

  it('says what it waits for from the first second on: what has changed, and now and then that it still waits', async () => {
    const told: string[] = [];
    const clock = fakeClock();
    const reason = async () => (clock.now() < 3_000 ? '0 of 2' : clock.now() < 25_000 ? '1 of 2' : undefined);
    const onWaiting = (text: string) => told.push(`${clock.now()} ${text}`);

    await untilReady(reason, context({ clock, onWaiting }), { timeoutMs: 60_000 });

    expect(told).toEqual(['1000 0 of 2', '3000 1 of 2', '13000 1 of 2', '23000 1 of 2']);
  });

  it('says nothing of a wait that is soon over', async () => {
    const told: string[] = [];
    const clock = fakeClock();
    const reason = async () => (clock.now() < 900 ? 'pending' : undefined);

    await untilReady(reason, context({ clock, onWaiting: (text: string) => told.push(text) }), {
      timeoutMs: 60_000,
    });

    expect(told).toEqual([]);
  });
});
