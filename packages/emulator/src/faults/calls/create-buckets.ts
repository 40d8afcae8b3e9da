import type { ActiveFault } from '../active-fault.js';
import type { ThrottleBucket } from '../plan/fault.js';

/**
 * The token buckets of the faults: each is full when it begins, and fills continuously.
 *
 * @returns whether there was a token to take
 */
export function createBuckets(): (one: ActiveFault<ThrottleBucket>) => boolean {
  const levels = new WeakMap<ActiveFault, { readonly tokens: number; readonly atMs: number }>();
  return (one) => {
    const { capacity, refill } = one.fault;
    const atMs = one.sinceMs();
    const before = levels.get(one) ?? { tokens: capacity, atMs };
    const tokens = Math.min(capacity, before.tokens + ((atMs - before.atMs) / 1_000) * refill);
    const hasToken = tokens >= 1;
    levels.set(one, { tokens: hasToken ? tokens - 1 : tokens, atMs });
    return hasToken;
  };
}
