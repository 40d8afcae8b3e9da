import type { Group, GroupInstance, LifecycleHook } from '../../cloud/cloud.js';
import type { TrafficSource } from '../../cloud/traffic-source.js';
import { checksOf, type ChecksFacts } from '../reasons/checks-of.js';
import { isHeld } from '../reasons/holding-hooks.js';
import { instanceText } from '../reasons/instance-text.js';
import { groupIn, type Sample } from '../sample/sample.js';
import { countServing, whyNotServing, type NotServing } from '../capacity/serving.js';
import type { Sighting, Sightings } from '../capacity/sightings.js';
import type { GroupSnapshot, InstanceSnapshot, RolloutSnapshot } from './snapshot.js';

export interface SnapshotFacts {
  readonly sightings: Sightings;
  readonly sources: readonly TrafficSource[];
  /** Lifecycle hooks by group, where they are known. */
  readonly hooks?: ReadonlyMap<string, readonly LifecycleHook[]>;
}

export interface SnapshotNames {
  readonly previous?: { readonly name: string; readonly imageId?: string };
  readonly next?: { readonly name: string; readonly imageId?: string };
  readonly wanted: number;
}

/** A sample as people look at it; a group that is not in the sample is left out. */
export function takeSnapshot(sample: Sample, names: SnapshotNames, facts: SnapshotFacts): RolloutSnapshot {
  const one = (role: 'previous' | 'next'): GroupSnapshot | undefined => {
    const group = groupIn(sample, names[role]?.name);
    return group && groupSnapshot(group, sample, { ...facts, role, imageId: names[role]?.imageId });
  };
  return { previous: one('previous'), next: one('next'), wanted: names.wanted };
}

/** One group of a sample. */
export function groupSnapshot(
  group: Group,
  sample: Sample,
  facts: SnapshotFacts & Pick<GroupSnapshot, 'role' | 'imageId'>,
): GroupSnapshot {
  return {
    name: group.name,
    role: facts.role,
    imageId: facts.imageId,
    desiredCapacity: group.desiredCapacity,
    serving: countServing(group, sample),
    instances: group.instances.map((instance) => instanceSnapshot(instance, group, sample, facts)),
  };
}

function instanceSnapshot(
  instance: GroupInstance,
  group: Group,
  sample: Sample,
  { sightings, sources, hooks: hooksOf }: SnapshotFacts,
): InstanceSnapshot {
  const { instanceId, zone } = instance;
  const sighting = sightings.get(instanceId);
  const why = whyNotServing(instance, group, sample);
  const facts = { at: sample.at, sighting, sources, hooks: hooksOf?.get(group.name) };
  const state = stateOf(why, sighting, sample.at - group.healthCheckGraceMs);
  return {
    instanceId,
    zone,
    state,
    text: why === undefined ? 'serving' : instanceText(why, facts),
    ...(state === 'checking' && why !== undefined && checksPassed(why, facts)),
    seenAtMs: sighting?.seenAt ?? sample.at,
  };
}

function checksPassed(why: NotServing, facts: ChecksFacts): Pick<InstanceSnapshot, 'checks'> {
  const { passed, of } = checksOf(why, facts) ?? {};
  return passed === undefined || of === undefined ? {} : { checks: { passed, of } };
}

function stateOf(
  why: NotServing | undefined,
  sighting: Sighting | undefined,
  graceStart: number,
): InstanceSnapshot['state'] {
  switch (why?.kind) {
    case undefined:
      return 'serving';
    case 'pending':
      return isHeld(why.lifecycleState) ? 'held' : 'booting';
    case 'unhealthy':
      return 'failed';
    case 'unread':
      return 'unknown';
    case 'leaving':
    case 'stopped':
      return why.kind;
    case 'out-of-service':
      return (sighting?.inServiceAt ?? Infinity) < graceStart ? 'failed' : 'checking';
    default:
      return 'checking';
  }
}
