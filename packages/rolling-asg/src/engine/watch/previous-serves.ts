import type { TrafficSource } from '../../cloud/traffic-source.js';
import { floorOf } from '../../observe/capacity/floor.js';
import { slowestTimeToHealthyMs } from '../../observe/timing/health-timing.js';
import type { Wanted } from '../../observe/reasons/reason-not-ready.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';
import type { RolloutContext } from '../context/context.js';

/** Beyond the health checks, before previous may take over with less than it had. */
const patienceMs = 120_000;

/** Until when, clock ms, each instance of previous may still become healthy by itself. */
export function patientUntil(sources: readonly TrafficSource[], since: number): number {
  return since + patienceMs + slowestTimeToHealthyMs(sources);
}

/**
 * What previous must have serving before next may go on the way back: all that it had at the start, and after a while
 * its floor, because one broken instance of it must not keep a bad image in traffic.
 *
 * @param since when the way back began to wait for it, clock ms
 */
export function previousWanted(
  { target, memory, settings }: RolloutContext,
  sample: Sample,
  since: number,
): Wanted | undefined {
  if (target.previous === undefined) return undefined;
  const { sources } = target;
  const desired = groupIn(sample, target.previous.name)?.desiredCapacity ?? 0;
  const start = Math.max(memory.start, 1);
  const isPatient = sample.at < patientUntil(sources, since);
  const all = Math.max(start, desired);
  const capacity = isPatient ? all : floorOf(Math.max(start, memory.wanted), settings.minHealthyPercent);
  const { name: groupName } = target.previous;
  return { groupName, capacity, sources, hooks: memory.hooks.get(groupName) };
}

/** What others must have serving before next may go when another rollout has the service: after a while any of them. */
export function besideWanted(
  { target, memory, settings }: RolloutContext,
  sample: Sample,
  since: number,
): number {
  const isPatient = sample.at < patientUntil(target.sources, since);
  return isPatient ? Math.max(1, floorOf(memory.start, settings.minHealthyPercent)) : 1;
}
