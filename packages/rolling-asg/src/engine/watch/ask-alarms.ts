import { isCloudError } from '../../cloud/cloud-error.js';
import { deadlined } from '../../cloud/deadlined.js';
import { reasonAlarmed } from '../../observe/reasons/reason-alarmed.js';
import type { RolloutContext } from '../context/context.js';

/**
 * Looks at the rollout's alarms.
 *
 * @returns why they could not be read: then nothing advances
 * @throws Error when one rings, is not there, or has no data
 */
export async function askAlarms(context: RolloutContext): Promise<string | undefined> {
  const { alarms, cloud, clock, signal, timing, memory, emit } = context;
  if (alarms.length === 0) return undefined;
  try {
    const found = await deadlined({ clock, ms: timing.readMs, signal }, (own) =>
      cloud.findAlarms(alarms, own),
    );
    const reason = reasonAlarmed(alarms, found);
    if (reason === undefined) return undefined;
    // Where previous is dead there is nothing to go back to: whatever serves is better.
    if (!memory.isPreviousDead) throw new Error(`The rollout's alarms: ${reason}`);
    emit({ kind: 'check-ignored', reason });
    return undefined;
  } catch (error) {
    if (!isCloudError(error, 'throttled', 'unavailable', 'denied', 'busy')) throw error;
    return `the alarms could not be read: ${error.message}`;
  }
}
