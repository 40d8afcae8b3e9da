/** How long a load balancer of each kind waits for what is in flight to an instance that leaves, AWS seconds. */
export interface DrainSeconds {
  readonly classic: number;
  readonly targetGroup: number;
}

/** The least that a request in flight gets on a machine that is busy, real seconds. */
const realSeconds = { classic: 1.5, targetGroup: 0.5 };

/**
 * AWS's quickest settings that still drain; on a cloud whose time runs fast a request takes as long as ever, so there
 * they are longer.
 */
export const drainSeconds = (speed: number): DrainSeconds => ({
  classic: Math.max(30, Math.ceil(realSeconds.classic * speed)),
  targetGroup: Math.max(10, Math.ceil(realSeconds.targetGroup * speed)),
});
