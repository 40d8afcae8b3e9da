import type { ScheduledAction } from '../cloud/cloud.js';

/** AWS refuses a start that has passed when the call arrives; without one the rule itself says when, which is then. */
const leewayMs = 60_000;

/**
 * A recurring action as it can be put on another group: with its start while that is still to come, since without one it
 * would act at the next time that its rule names.
 */
export function startingLater(action: ScheduledAction, nowMs: number): ScheduledAction {
  const { startsAtMs, ...always } = action;
  return startsAtMs !== undefined && startsAtMs > nowMs + leewayMs ? action : always;
}
