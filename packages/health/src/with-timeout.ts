/**
 * Runs `task` with a signal that aborts after `timeoutMs` or with `signal`, whichever is first.
 * The timer is gone when the task is done.
 *
 * @returns the task's answer, or `'timeout'` when the time was over first
 */
export async function withTimeout<T>(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T | 'timeout'> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  let isTimeout = false;
  const forward = () => stop.abort(signal?.reason);
  const end = () => {
    isTimeout = true;
    stop.abort(new Error(`No answer within ${timeoutMs} ms`));
  };
  // A process that stood still finds its timers over before it has read what came meanwhile: that comes first.
  let whenRead: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => (whenRead = setImmediate(end)), timeoutMs);
  signal?.addEventListener('abort', forward, { once: true });
  try {
    return await task(stop.signal);
  } catch (error) {
    if (isTimeout) return 'timeout';
    throw error;
  } finally {
    clearTimeout(timer);
    clearImmediate(whenRead);
    signal?.removeEventListener('abort', forward);
  }
}
