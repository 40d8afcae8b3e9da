/** `work`, or the reason of the signal as soon as it aborts: what was asked goes on without the caller. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    const done = () => signal.removeEventListener('abort', stop);
    work.then(resolve, reject).then(done, done);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}
