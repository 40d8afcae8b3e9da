import { setTimeout as delay } from 'node:timers/promises';

/**
 * A proxy's rule that holds one call back and delivers it later, whatever has become of its sender.
 *
 * @param {string} held `Operation.occurrence`
 * @param {number} ms of real time
 */
export function createHold(held, ms) {
  let delivery;
  let begin;
  const begun = new Promise((resolve) => (begin = resolve));
  return {
    /** Resolves when the call has come. */
    begun,
    wasHeld: () => delivery !== undefined,
    /** Resolves when the cloud has answered it; at once when it never came. */
    delivered: async () => void (await delivery),
    /** @type {import('../proxy/start-proxy.mjs').Rule} */
    rule({ operation, occurrence }, forward) {
      if (`${operation}.${occurrence}` !== held) return forward();
      delivery = delay(ms).then(forward);
      begin();
      return delivery;
    },
  };
}
