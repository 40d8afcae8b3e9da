import type { Group, GroupInstance } from '../../cloud/cloud.js';
import { isWorkers } from '../../journal/tags.js';
import type { TargetState } from '../../cloud/traffic-source.js';
import type { SourceReading, Sample } from '../sample/sample.js';
import { mostTelling } from '../sample/most-telling.js';
import { stateIn } from '../sample/state-in.js';
import { unitsOf } from './units-of.js';

/** Why an instance does not serve. */
export type NotServing =
  | { readonly kind: 'pending'; readonly lifecycleState: string }
  | { readonly kind: 'stopped'; readonly lifecycleState: string }
  | { readonly kind: 'unhealthy' }
  | { readonly kind: 'no-source' }
  | { readonly kind: 'unread'; readonly sourceId: string; readonly reason: string }
  | { readonly kind: 'absent'; readonly sourceId: string }
  | { readonly kind: 'leaving'; readonly sourceId: string; readonly state: TargetState }
  | { readonly kind: 'out-of-service'; readonly sourceId: string; readonly state: TargetState };

/**
 * Why an instance does not serve; `undefined` when it does: `InService` and healthy in its group, and serving in every
 * traffic source that is attached. No answer about it is an answer: it does not serve. Workers have no traffic: of them
 * the group's own word is all that there is.
 */
export function whyNotServing(instance: GroupInstance, group: Group, sample: Sample): NotServing | undefined {
  const { lifecycleState } = instance;
  if (lifecycleState.startsWith('Pending')) return { kind: 'pending', lifecycleState };
  if (lifecycleState !== 'InService') return { kind: 'stopped', lifecycleState };
  if (instance.healthStatus !== 'Healthy') return { kind: 'unhealthy' };
  const attached = sourcesOf(group, sample);
  if (attached.length === 0) return isWorkers(group) ? undefined : { kind: 'no-source' };
  return firstOf(attached.flatMap((reading) => whyNotInService(instance.instanceId, reading) ?? []));
}

/** The first reason; where several sources keep the instance out by their checks, that of the one that says how. */
function firstOf(reasons: readonly NotServing[]): NotServing | undefined {
  const [first] = reasons;
  if (first?.kind !== 'out-of-service') return first;
  const checked = reasons.flatMap((why) => (why.kind === 'out-of-service' ? why : []));
  const told = mostTelling(checked.map(({ state }) => state));
  return checked.find(({ state }) => state === told);
}

/** The instances of a group that serve. */
export function servingInstances(group: Group, sample: Sample): readonly GroupInstance[] {
  return group.instances.filter((instance) => whyNotServing(instance, group, sample) === undefined);
}

/** How much of its capacity serves: in instances, or in the units of its weights. */
export function countServing(group: Group | undefined, sample: Sample): number {
  return group === undefined ? 0 : unitsOf(servingInstances(group, sample));
}

/** The sample's readings of every source attached to the group: one that was not read stays unread. */
function sourcesOf(group: Group, sample: Sample): readonly SourceReading[] {
  return group.sourceIds.map(
    (id) =>
      sample.sources.find((reading) => reading.id === id) ?? {
        id,
        states: { kind: 'unread', reason: 'it was attached a moment ago' },
      },
  );
}

function whyNotInService(
  instanceId: string,
  { id: sourceId, states }: SourceReading,
): NotServing | undefined {
  if (states.kind === 'unread') return { kind: 'unread', sourceId, reason: states.reason };
  const state = stateIn(states.value, instanceId);
  if (state === undefined) return { kind: 'absent', sourceId };
  if (state.state === 'leaving') return { kind: 'leaving', sourceId, state };
  return state.state === 'serving' ? undefined : { kind: 'out-of-service', sourceId, state };
}
