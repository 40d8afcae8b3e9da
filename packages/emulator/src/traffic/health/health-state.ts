/** What the checks of one registered instance have shown so far. */
export interface HealthState {
  /** `unknown` until one of the thresholds is reached for the first time. */
  readonly verdict: 'unknown' | 'healthy' | 'unhealthy';
  /** Checks passed in a row. */
  readonly passes: number;
  /** Checks failed in a row. */
  readonly fails: number;
}

/** How many checks in a row change the verdict. */
export interface Thresholds {
  readonly healthy: number;
  readonly unhealthy: number;
}

/** The state of an instance that has just been registered. */
export const unchecked: HealthState = { verdict: 'unknown', passes: 0, fails: 0 };

/** The state after one more check: only a full row of the other kind turns a verdict around. */
export function afterCheck(state: HealthState, passed: boolean, thresholds: Thresholds): HealthState {
  if (passed) {
    const passes = state.passes + 1;
    return { verdict: passes >= thresholds.healthy ? 'healthy' : state.verdict, passes, fails: 0 };
  }
  const fails = state.fails + 1;
  return { verdict: fails >= thresholds.unhealthy ? 'unhealthy' : state.verdict, passes: 0, fails };
}
