import type { Group, GroupInstance, LifecycleHook } from '../../cloud/cloud.js';
import type { TrafficSource } from '../../cloud/traffic-source.js';
import { sourceName } from '../../cloud/traffic-source.js';
import { isWorkers } from '../../journal/tags.js';
import { instanceText } from './instance-text.js';
import { groupIn, type Sample } from '../sample/sample.js';
import { servingInstances, whyNotServing } from '../capacity/serving.js';
import type { Sightings } from '../capacity/sightings.js';
import { unitsOf } from '../capacity/units-of.js';

/** What must serve. */
export interface Wanted {
  readonly groupName: string;
  readonly capacity: number;
  /** Load balancers that the group must be attached to. */
  readonly sources: readonly TrafficSource[];
  /** What must serve in a zone, where a load balancer does not cross zones. @default nothing beyond `capacity` */
  readonly zones?: ReadonlyMap<string, number>;
  /** Lifecycle hooks of the group, where they are known. */
  readonly hooks?: readonly LifecycleHook[] | undefined;
}

/**
 * Why a group does not serve with the wanted capacity, by this one sample; `undefined` only on positive evidence:
 * everything was read, and instances that make up that much are `InService` in the group and in every load balancer, none leaving.
 */
export function reasonNotReady(
  sample: Sample,
  wanted: Wanted,
  sightings: Sightings = new Map(),
): string | undefined {
  const { groupName, capacity } = wanted;
  if (capacity < 1) return `a capacity of ${capacity} proves nothing`;
  if (sample.groups.kind === 'unread') return `the groups could not be read: ${sample.groups.reason}`;
  const group = groupIn(sample, groupName);
  if (group === undefined) return `${groupName} does not exist (yet)`;
  const reason = reasonNotProvable(group, sample, wanted);
  if (reason !== undefined) return reason;
  const serving = servingInstances(group, sample);
  const units = unitsOf(serving);
  const short = units < capacity ? `${units} of ${capacity} serve` : reasonZone(serving, wanted);
  return short && [short, ...notServingTexts(group, sample, wanted, sightings)].join('; ');
}

function reasonZone(serving: readonly GroupInstance[], { zones = new Map() }: Wanted): string | undefined {
  for (const [zone, floor] of zones) {
    const here = unitsOf(serving.filter((instance) => instance.zone === zone));
    if (here < floor) return `${here} of ${floor} serve in ${zone}, and a load balancer does not cross zones`;
  }
  return undefined;
}

function reasonNotProvable(group: Group, sample: Sample, { sources, capacity }: Wanted): string | undefined {
  if (group.isDeleting) return `${group.name} is being deleted`;
  // What serves above that is on its way out.
  if (group.desiredCapacity < capacity)
    return `${group.name} is set to ${group.desiredCapacity} of ${capacity}`;
  if (group.sourceIds.length === 0 && !isWorkers(group)) return `${group.name} is in no load balancer`;
  const detached = sources.find(({ id }) => !group.sourceIds.includes(id));
  if (detached !== undefined) return `${group.name} is not attached to ${detached.name}`;
  const [other] = group.otherSources;
  if (other !== undefined) return `${other} is attached, and cannot be read`;
  const unread = sample.sources.find(
    ({ id, states }) => group.sourceIds.includes(id) && states.kind === 'unread',
  );
  return unread?.states.kind === 'unread'
    ? `${sourceName(unread.id)} could not be read: ${unread.states.reason}`
    : undefined;
}

function notServingTexts(
  group: Group,
  sample: Sample,
  wanted: Wanted,
  sightings: Sightings,
): readonly string[] {
  const texts = group.instances.flatMap((instance) => {
    const why = whyNotServing(instance, group, sample);
    if (why === undefined) return [];
    const sighting = sightings.get(instance.instanceId);
    const { sources, hooks } = wanted;
    const text = instanceText(why, { at: sample.at, sighting, sources, hooks });
    return [`${instance.instanceId} is ${text}`];
  });
  const missing = wanted.capacity - unitsOf(group.instances);
  return missing > 0 ? [...texts, `${missing} not launched yet`] : texts;
}
