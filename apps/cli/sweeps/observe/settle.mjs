import { setTimeout as delay } from 'node:timers/promises';
import { readService } from './read-service.mjs';
import { reasonsNotWhole } from './reasons-not-whole.mjs';

/** AWS seconds that the cloud may take to show the end of what was begun. */
const settleSeconds = 90;

/**
 * Waits until the service is whole, for 90 AWS seconds at most, and answers why it is not.
 *
 * @param {{ clients: object, speed: number }} world
 * @param {object} before the service before it was disturbed
 */
export async function settle({ clients, speed }, before) {
  const deadline = performance.now() + (settleSeconds * 1_000) / speed;
  for (;;) {
    const reasons = reasonsNotWhole(await readService(clients), before);
    if (reasons.length === 0 || performance.now() > deadline) return reasons;
    await delay(200);
  }
}
