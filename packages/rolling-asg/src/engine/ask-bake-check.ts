import type { RolloutContext } from './context.js';

/** @throws the reason of the caller's check, when it has one */
export async function askBakeCheck({ bakeCheck, signal }: RolloutContext): Promise<void> {
  const reason = await bakeCheck?.(signal);
  signal.throwIfAborted();
  if (reason !== undefined) throw new Error(`The bake check failed: ${reason}`);
}
