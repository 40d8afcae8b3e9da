import { setTimeout as delay } from 'node:timers/promises';

/** Waits until a signal is aborted, or for a time, ms; whichever comes first is no error. */
export async function until(signal: AbortSignal, ms?: number): Promise<void> {
  if (signal.aborted) return;
  if (ms !== undefined) {
    await delay(ms, undefined, { signal }).catch(() => undefined);
    return;
  }
  // A timer keeps the process alive; a listener alone does not.
  const keepAlive = setInterval(() => undefined, 60_000);
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  clearInterval(keepAlive);
}
