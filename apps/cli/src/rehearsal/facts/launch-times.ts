/** A scaling activity, as far as it tells how long a launch took. */
export interface LaunchActivity {
  readonly description: string;
  readonly status: string;
  /** Epoch ms. */
  readonly startedAtMs: number;
  /** Epoch ms; absent while it goes on. */
  readonly endedAtMs?: number | undefined;
}

/** How many of the last launches are looked at. */
const most = 20;

/**
 * How long the slowest of the last launches took, from its request to `InService` with its hooks, ms; `undefined` where
 * none is known. The slowest: a rollout is done when the last one serves.
 */
export function launchTimes(activities: readonly LaunchActivity[]): number | undefined {
  const took = activities
    .filter(({ description, status }) => description.startsWith('Launching') && status === 'Successful')
    .slice(0, most)
    .flatMap(({ startedAtMs, endedAtMs }) => (endedAtMs === undefined ? [] : [endedAtMs - startedAtMs]));
  return took.length === 0 ? undefined : Math.max(...took);
}
