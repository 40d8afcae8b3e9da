import type { CreateContext } from '../terms/create-context.js';

export interface ReadyOptions {
  readonly timeoutMs: number;
  /** @default 500 */
  readonly intervalMs?: number;
}

/** Waits until `reasonNotReady` has no reason left. What it throws ends the wait. */
export async function untilReady(
  reasonNotReady: () => Promise<string | undefined>,
  { clock, signal }: Pick<CreateContext, 'clock' | 'signal'>,
  { timeoutMs, intervalMs = 500 }: ReadyOptions,
): Promise<void> {
  const deadline = clock.now() + timeoutMs;
  for (;;) {
    const reason = await reasonNotReady();
    if (reason === undefined) return;
    if (clock.now() >= deadline) throw new Error(`Not ready after ${timeoutMs / 1000} s: ${reason}`);
    await clock.sleep(Math.min(intervalMs, Math.max(deadline - clock.now(), 0)), signal);
  }
}
