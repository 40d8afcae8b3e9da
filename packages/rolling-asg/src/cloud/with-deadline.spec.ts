import { createFakeClock } from '../testing/fake-clock.js';
import { withDeadline } from './with-deadline.js';

const never = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

describe('withDeadline', () => {
  it('ends work that takes too long, and says whose time is up', async () => {
    const clock = createFakeClock(0);

    await expect(withDeadline({ clock, ms: 90_000, what: 'The rollback' }, never)).rejects.toThrow(
      'The rollback took longer than 90 s',
    );
    expect(clock.now()).toBe(90_000);
  });

  it('gives the answer back and leaves no timer', async () => {
    const clock = createFakeClock(0);

    expect(await withDeadline({ clock, ms: 90_000, what: 'It' }, async () => 'done')).toBe('done');
    expect(clock.sleeping()).toBe(0);
  });

  it("ends with the caller's reason, too", async () => {
    const clock = createFakeClock(0);
    const stop = new AbortController();
    const reason = new Error('enough');
    queueMicrotask(() => stop.abort(reason));

    await expect(withDeadline({ clock, ms: 90_000, what: 'It', signal: stop.signal }, never)).rejects.toBe(
      reason,
    );
    expect(clock.sleeping()).toBe(0);
  });
});
