import type { EmulatorClock } from './clock.js';
import { createVirtualClock } from '../laboratory/create-virtual-clock.js';
import { createTime } from './time.js';

/** The same clock as its own time would be, without `after`. */
const onlySleeping = ({ now, sleep }: EmulatorClock): EmulatorClock => ({ now, sleep });

describe('the emulator’s time', () => {
  it('passes on the clock that it is given, faster by the speed', async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const time = createTime(10, clock);
    const calls: number[] = [];
    time.after(5_000, () => calls.push(clock.now()));

    await time.sleep(10_000);

    expect(calls).toEqual([500]);
    expect(time.now()).toEqual(new Date(1_000));
  });

  it('sleeps on a clock that can only sleep, and cancels by aborting', async () => {
    const virtual = createVirtualClock({ startMs: 0 });
    const time = createTime(1, onlySleeping(virtual));
    const calls: number[] = [];
    const cancel = time.after(100, () => calls.push(100));
    time.after(200, () => calls.push(200));
    cancel();

    expect(virtual.sleeping()).toBe(1);
    await time.sleep(300);

    expect(calls).toEqual([200]);
  });

  it('is the machine’s own without a clock, and its sleep can be aborted', async () => {
    const time = createTime(1_000);
    const before = Date.now();
    const abort = new AbortController();
    const sleep = time.sleep(60_000_000, abort.signal);
    abort.abort('enough');

    await expect(sleep).rejects.toBe('enough');
    await time.sleep(1_000);
    await new Promise<void>((resolve) => time.after(1_000, resolve));

    expect(time.now().getTime()).toBeGreaterThanOrEqual(before);
  });
});
