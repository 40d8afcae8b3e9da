import type { CreateContext } from '../terms/create-context.js';

export interface ReadyOptions {
  /** In the endpoint's time. */
  readonly timeoutMs: number;
  /** @default 500 */
  readonly intervalMs?: number;
  /** What else is to be known when it was not ready in time; empty when nothing is. */
  readonly evidence?: () => Promise<string>;
}

/** What the machine gets for its own part, processes that start, however fast the endpoint's time runs. */
const leastMs = 15_000;

/** A wait says that it goes on when it has lasted so long, then when its reason has changed, and this often. */
const sayFromMs = 1_000;
const stillMs = 10_000;

/** Waits until `reasonNotReady` has no reason left, and says why it waits. What it throws ends the wait. */
export async function untilReady(
  reasonNotReady: () => Promise<string | undefined>,
  { clock, signal, speed, onWaiting }: Pick<CreateContext, 'clock' | 'signal' | 'speed' | 'onWaiting'>,
  { timeoutMs, intervalMs = 500, evidence }: ReadyOptions,
): Promise<void> {
  const startedAt = clock.now();
  const deadline = startedAt + Math.max(timeoutMs / speed, Math.min(timeoutMs, leastMs));
  let said: { readonly reason: string; readonly at: number } | undefined;
  for (;;) {
    const reason = await reasonNotReady();
    if (reason === undefined) return;
    const now = clock.now();
    if (now >= deadline) {
      const lasted = `${Math.round((deadline - startedAt) / 1_000)} s`;
      throw new Error(`Not ready after ${lasted}: ${reason}${(await evidence?.()) ?? ''}`);
    }
    if (now - startedAt >= sayFromMs && (said?.reason !== reason || now - said.at >= stillMs)) {
      onWaiting(reason);
      said = { reason, at: now };
    }
    await clock.sleep(Math.min(intervalMs, Math.max(deadline - now, 0)), signal);
  }
}
