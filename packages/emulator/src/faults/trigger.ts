import type { When } from './plan/fault.js';
import type { Random } from './random.js';

/** Decides, call by call, whether a fault strikes. */
export interface Trigger {
  /** Whether its time has come and is not over. */
  readonly isOn: () => boolean;
  /** Counts one more that it could strike, and answers whether it does. */
  readonly strikes: () => boolean;
}

export interface TriggerOptions {
  /** AWS milliseconds since the fault was added. */
  readonly sinceMs: () => number;
  readonly random: Random;
}

/** The trigger of one fault: its window, then `skip`, then the draw, then `times`. */
export function createTrigger(when: When, { sinceMs, random }: TriggerOptions): Trigger {
  const { from = 0, until = Infinity, times = Infinity, skip = 0, probability = 1 } = when;
  let seen = 0;
  let struck = 0;
  const isOn = () => sinceMs() >= from && sinceMs() < until;
  return {
    isOn,
    strikes() {
      if (!isOn()) return false;
      seen += 1;
      if (seen <= skip || struck >= times) return false;
      if (probability < 1 && random() >= probability) return false;
      struck += 1;
      return true;
    },
  };
}
