import type { TemplateSource } from '../../cloud/instance-refresh.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { reasonHopeless } from '../../observe/reasons/reason-hopeless.js';
import { isOfSource } from '../../observe/service/source-of.js';
import { groupIn, type Sample } from '../../observe/sample/sample.js';
import { slowestTimeToHealthyMs } from '../../observe/timing/health-timing.js';

/** One instance that fails is weather; in a larger group the next one is looked at too. */
const enoughFailed = 2;

/**
 * Judges what the refresh launches: when none of it has ever served and enough of it has failed, it is the image.
 *
 * @throws Error AWS itself would try for an hour
 */
export function assertFreshCanServe(context: RolloutContext, sample: Sample, release: TemplateSource): void {
  const { target, memory } = context;
  const group = groupIn(sample, target.next.name);
  if (group === undefined) return;
  for (const instance of group.instances)
    if (isOfSource(instance, release)) memory.freshIds.add(instance.instanceId);
  // Each is one that failed, whatever it weighs.
  const fresh = [...memory.sightings]
    .filter(([id]) => memory.freshIds.has(id))
    .map(([id, sighting]) => [id, { ...sighting, units: 1 }] as const);
  const hopeless = reasonHopeless(sample, new Map(fresh), {
    groupName: group.name,
    wanted: Math.min(enoughFailed, memory.wanted),
    graceMs: group.healthCheckGraceMs,
    timeToHealthyMs: slowestTimeToHealthyMs(target.sources),
  });
  if (hopeless !== undefined)
    throw new Error(`The new instances of \`${group.name}\` are not going to serve: ${hopeless}`);
}
