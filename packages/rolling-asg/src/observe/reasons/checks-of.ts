import type { TrafficSource } from '../../cloud/traffic-source.js';
import type { NotServing } from '../capacity/serving.js';
import type { Sighting } from '../capacity/sightings.js';

/** Health checks of one load balancer that an instance must pass. */
export interface ChecksOf {
  /** How many can have passed by now; undefined where the time for all of them is over. */
  readonly passed: number | undefined;
  readonly of: number;
  /** Until the last of them can have passed, or how long all of them take where that time is over. */
  readonly earliestMs: number;
}

export interface ChecksFacts {
  readonly at: number;
  readonly sighting?: Sighting;
  readonly sources: readonly TrafficSource[];
}

/**
 * The source tells no counts: how many checks can have passed follows from the time since registration. Undefined
 * for an instance that no health check keeps out, or where the source's are not known.
 */
export function checksOf(why: NotServing, { at, sighting, sources }: ChecksFacts): ChecksOf | undefined {
  if (why.kind !== 'out-of-service' || why.state.state === 'unused') return undefined;
  const healthCheck = sources.find(({ id }) => id === why.sourceId)?.healthCheck;
  if (healthCheck === undefined) return undefined;
  const { healthyThreshold, firstChecks = healthyThreshold, intervalMs } = healthCheck;
  const threshold = why.state.state === 'starting' ? firstChecks : healthyThreshold;
  const allMs = threshold * intervalMs;
  const ageMs = sighting === undefined ? 0 : at - sighting.unregisteredAt;
  if (ageMs >= allMs) return { passed: undefined, of: threshold, earliestMs: allMs };
  return { passed: Math.floor(ageMs / intervalMs), of: threshold, earliestMs: allMs - ageMs };
}
