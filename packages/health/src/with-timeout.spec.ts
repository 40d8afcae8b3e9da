import { withTimeout } from './with-timeout.js';

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

describe('withTimeout', () => {
  it('answers what the task answers and leaves no timer', async () => {
    const before = timers();

    const answer = await withTimeout(60_000, undefined, async () => 42);

    expect([answer, timers()]).toEqual([42, before]);
  });

  it('tells the task when the time is over and answers timeout', async () => {
    expect(await withTimeout(10, undefined, untilAborted)).toBe('timeout');
  });

  it('passes on the reason of an abort', async () => {
    const controller = new AbortController();
    const waiting = withTimeout(60_000, controller.signal, untilAborted);

    controller.abort('enough');

    await expect(waiting).rejects.toBe('enough');
  });

  it('does not begin when aborted before', async () => {
    await expect(withTimeout(10, AbortSignal.abort('gone'), async () => 42)).rejects.toBe('gone');
  });
});
