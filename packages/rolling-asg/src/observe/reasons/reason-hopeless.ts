import { sourceName, type TargetState } from '../../cloud/traffic-source.js';
import { groupIn, type Sample } from '../sample/sample.js';
import { mostTelling } from '../sample/most-telling.js';
import { unitsOf } from '../capacity/units-of.js';
import type { Sighting, Sightings } from '../capacity/sightings.js';

export interface HopelessFacts {
  readonly groupName: string;
  /** How much of the group's capacity has to fail: instances, or the units of its weights. */
  readonly wanted: number;
  /** How long a boot may take: the group's health check grace period. */
  readonly graceMs: number;
  /** What it takes the load balancers to find a good instance healthy. */
  readonly timeToHealthyMs: number;
}

/**
 * Why it makes no sense to wait for a group any longer.
 *
 * A load balancer says "failed at least the UnhealthyThreshold number of health checks" of an instance that answers
 * wrong and of one that still boots, so that alone means nothing before the health check grace period is over. An instance has failed when it is out of service after that and the checks that a late but good one still needs, or
 * when its group took it down or lost it.
 * When as many as wanted have failed and none ever served, it is the image, and the group would replace them for ever.
 */
export function reasonHopeless(
  sample: Sample,
  sightings: Sightings,
  facts: HopelessFacts,
): string | undefined {
  if (groupIn(sample, facts.groupName) === undefined) return undefined;
  const ours = [...sightings.values()].filter(({ groupName }) => groupName === facts.groupName);
  if (ours.some(({ hasServed }) => hasServed)) return undefined;
  const final = ours.flatMap(({ lastStates }) => lastStates).find(({ isFinal }) => isFinal === true);
  if (final !== undefined)
    return `${final.instanceId} is ${final.says} in ${sourceName(final.sourceId)}, and waiting does not change that: ${final.description}`;
  const failed = ours.filter((sighting) =>
    hasFailed(sighting, sample, facts.graceMs + facts.timeToHealthyMs),
  );
  const units = unitsOf(failed);
  if (facts.wanted < 1 || units < facts.wanted) return undefined;
  const texts = failed.map(({ instanceId, lastStates }) => `${instanceId}: ${lastText(lastStates)}`);
  return `${countText(failed, units, facts)} never became healthy (${texts.join('; ')})`;
}

function countText(failed: readonly Sighting[], units: number, { wanted }: HopelessFacts): string {
  if (units === failed.length) return `${units} of ${wanted} instances`;
  return `${failed.length} instances, ${units} of ${wanted} units,`;
}

const outOfService: ReadonlySet<TargetState['state']> = new Set(['starting', 'failing', 'unused']);

function hasFailed(sighting: Sighting, { at, sources }: Sample, patienceMs: number): boolean {
  if (sighting.hasEnded) return true;
  if (sighting.inServiceAt === undefined || at - sighting.inServiceAt <= patienceMs) return false;
  return sources.some(
    ({ states }) =>
      states.kind === 'read' &&
      states.value.some((state) => state.instanceId === sighting.instanceId && outOfService.has(state.state)),
  );
}

function lastText(states: Sighting['lastStates']): string {
  const last = mostTelling(states.filter(({ state }) => state !== 'serving'));
  return last === undefined
    ? 'ended before a load balancer saw it'
    : `${last.says} in ${sourceName(last.sourceId)}, ${last.description.replace(/\.$/, '')}`;
}
