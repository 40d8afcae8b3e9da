import type { Group, GroupInstance } from '../../cloud/cloud.js';
import { isTargetGroup, type TargetState } from '../../cloud/traffic-source.js';
import { isWorkers } from '../../journal/tags.js';
import { reasonNotReady, type Wanted } from './reason-not-ready.js';
import { groupIn, isComplete, type SourceReading, type Sample } from '../sample/sample.js';
import type { Sightings } from '../capacity/sightings.js';

/** A group that is to lose capacity: out of its load balancers, emptied, or deleted. */
export interface Removal {
  readonly groupName: string;
  /** Who serves instead, and how much; nobody when the group must be idle. */
  readonly instead?: Wanted;
  /** Whether it may also go when it positively gives nothing, whoever else serves. */
  readonly mayBeIdle: boolean;
  /** It is the first of its service: there is nothing that it could be missed for. @default false */
  readonly replacesNobody?: boolean;
  /**
   * So much must serve beside it in each of its sources, whoever's it is: another rollout has the service. In units of the
   * group, like its capacity; what others' instances count is not known, and taken to be as much as its own largest.
   */
  readonly beside?: number;
}

/**
 * Why a group must keep its capacity, by this one sample; `undefined` only on positive evidence that what it gives is
 * not needed. What was not read, a missing row and `Unknown` never allow a removal.
 */
export function reasonNotRemovable(
  sample: Sample,
  { groupName, instead, mayBeIdle, replacesNobody = false, beside }: Removal,
  sightings: Sightings = new Map(),
): string | undefined {
  if (sample.groups.kind === 'unread') return `the groups could not be read: ${sample.groups.reason}`;
  const group = groupIn(sample, groupName);
  if (group === undefined) return `${groupName} was not seen`;
  if (replacesNobody || (mayBeIdle && isIdle(group, sample))) return undefined;
  if (beside !== undefined) return reasonNotBeside(group, sample, beside);
  if (instead === undefined) return `${groupName} may still serve`;
  const reason = reasonNotReady(sample, instead, sightings);
  return reason && `${instead.groupName} does not hold its place: ${reason}`;
}

function reasonNotBeside(group: Group, sample: Sample, wanted: number): string | undefined {
  if (isWorkers(group)) return undefined;
  const own = new Set(group.instances.map(({ instanceId }) => instanceId));
  const largest = Math.max(1, ...group.instances.map(({ units = 1 }) => units));
  const least = Math.ceil(wanted / largest);
  for (const id of group.sourceIds) {
    const states = sample.sources.find((reading) => reading.id === id)?.states;
    if (states?.kind !== 'read') return `${id} could not be read`;
    const others = states.value.filter(
      ({ instanceId, state }) => state === 'serving' && !own.has(instanceId),
    );
    if (others.length < least)
      return `${group.name} may be needed: beside it ${others.length} of ${least} serve in ${id}`;
  }
  return undefined;
}

/** Whether a group positively gives nothing: everything was read, and no instance can be getting requests. */
export function isIdle(group: Group, sample: Sample): boolean {
  if (!isComplete(sample)) return false;
  if (isWorkers(group)) return group.instances.every(({ lifecycleState }) => lifecycleState !== 'InService');
  const isAttached = group.sourceIds.length > 0;
  return group.instances.every((instance) =>
    sample.sources.every((reading) => givesNothing(instance, { reading, group, isAttached })),
  );
}

interface Place {
  readonly reading: SourceReading;
  readonly group: Group;
  readonly isAttached: boolean;
}

function givesNothing(
  { instanceId, lifecycleState }: GroupInstance,
  { reading, group, isAttached }: Place,
): boolean {
  const { states } = reading;
  if (states.kind === 'unread') return false;
  const state = states.value.find((one) => one.instanceId === instanceId);
  if (state?.state === 'unused') return true;
  if (state !== undefined)
    return outOfService.has(state.state) && !mayFailOpen(reading.id, states.value, group);
  // No row of an instance that should have one is no answer about it.
  return !isAttached || lifecycleState !== 'InService';
}

const outOfService: ReadonlySet<TargetState['state']> = new Set(['starting', 'failing']);

/**
 * Whether a group's unhealthy targets may get requests: a target group without any healthy target sends to all of
 * them, so what counts is that somebody else in it is healthy.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health.html
 */
function mayFailOpen(sourceId: string, states: readonly TargetState[], group: Group): boolean {
  if (!isTargetGroup(sourceId)) return false;
  const own = new Set(group.instances.map(({ instanceId }) => instanceId));
  return !states.some(({ instanceId, state }) => state === 'serving' && !own.has(instanceId));
}
