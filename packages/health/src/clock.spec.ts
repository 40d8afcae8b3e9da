import { systemClock } from './clock.js';

describe('systemClock', () => {
  it('sleeps for at least the time asked for', async () => {
    const startMs = systemClock.now();

    await systemClock.sleep(20);

    expect(systemClock.now() - startMs).toBeGreaterThanOrEqual(19);
  });

  it('rejects at once with the reason unchanged when aborted', async () => {
    const controller = new AbortController();
    const reason = { why: 'the caller left' };
    const sleeping = systemClock.sleep(60_000, controller.signal);

    controller.abort(reason);

    await expect(sleeping).rejects.toBe(reason);
  });

  it('rejects without a timer when the signal was aborted before', async () => {
    await expect(systemClock.sleep(60_000, AbortSignal.abort('gone'))).rejects.toBe('gone');
  });

  it('leaves no timer behind after an abort', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const controller = new AbortController();
    const sleeping = systemClock.sleep(60_000, controller.signal).catch(() => 'aborted');
    const during = timers();

    controller.abort();
    await sleeping;

    expect([during - before, timers() - before]).toEqual([1, 0]);
  });
});
