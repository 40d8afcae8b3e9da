import { systemClock } from './clock.js';

describe('systemClock', () => {
  it('rejects a sleep at once with the reason of an abort', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');

    const sleeping = systemClock.sleep(60_000, controller.signal);
    controller.abort(reason);

    await expect(sleeping).rejects.toBe(reason);
  });

  it('does not begin to sleep under an aborted signal', async () => {
    const reason = new Error('before');

    await expect(systemClock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
