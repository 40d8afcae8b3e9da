import type { TargetState } from '../../cloud/traffic-source.js';
import type { Sample } from '../sample/sample.js';
import { whyNotServing } from './serving.js';
import { stateIn } from '../sample/state-in.js';

/** What is remembered of an instance from sample to sample. Times are clock ms. */
export interface Sighting {
  readonly instanceId: string;
  readonly groupName: string;
  /** What it counts towards the capacity of its group. @default 1 */
  readonly units?: number;
  readonly seenAt: number;
  /** When it was first seen `InService` in its group: its grace period starts no later. */
  readonly inServiceAt?: number;
  /** The last sample in which some traffic source did not know it: it was registered everywhere no earlier. */
  readonly unregisteredAt: number;
  /** The first sample after that: it was registered everywhere no later. */
  readonly registeredAt?: number;
  /** Since when it serves without a break; absent while it does not. */
  readonly servesSince?: number;
  readonly hasServed: boolean;
  /** It was unhealthy, terminating or gone. */
  readonly hasEnded: boolean;
  readonly lastStates: readonly (TargetState & { readonly sourceId: string })[];
}

export type Sightings = ReadonlyMap<string, Sighting>;

/** Adds a sample to what is remembered; parts that could not be read change nothing. */
export function rememberSample(before: Sightings, sample: Sample): Sightings {
  if (sample.groups.kind === 'unread') return before;
  const after = new Map([...before].map(([id, sighting]) => [id, { ...sighting, hasEnded: true }]));
  for (const group of sample.groups.value) {
    for (const instance of group.instances) {
      const known = before.get(instance.instanceId);
      const isInService = instance.lifecycleState === 'InService';
      const serves = whyNotServing(instance, group, sample) === undefined;
      const isRegistered = sample.sources.every(({ states }) => hasAnswer(states, instance.instanceId));
      after.set(instance.instanceId, {
        instanceId: instance.instanceId,
        groupName: group.name,
        ...(instance.units !== undefined && { units: instance.units }),
        seenAt: known?.seenAt ?? sample.at,
        inServiceAt: known?.inServiceAt ?? (isInService ? sample.at : undefined),
        unregisteredAt: isRegistered && known ? known.unregisteredAt : sample.at,
        ...(isRegistered ? { registeredAt: known?.registeredAt ?? sample.at } : {}),
        ...(serves ? { servesSince: known?.servesSince ?? sample.at } : {}),
        hasServed: known?.hasServed === true || serves,
        hasEnded: instance.healthStatus !== 'Healthy' || instance.lifecycleState.startsWith('Terminat'),
        lastStates: lastStates(sample, instance.instanceId, known?.lastStates ?? []),
      });
    }
  }
  return after;
}

function hasAnswer(states: Sample['sources'][number]['states'], instanceId: string): boolean {
  return states.kind === 'unread' || stateIn(states.value, instanceId) !== undefined;
}

function lastStates(
  sample: Sample,
  instanceId: string,
  known: Sighting['lastStates'],
): Sighting['lastStates'] {
  const fresh = sample.sources.flatMap(({ id, states }) => {
    const state = states.kind === 'unread' ? undefined : stateIn(states.value, instanceId);
    return state === undefined ? [] : [{ ...state, sourceId: id }];
  });
  const names = new Set(fresh.map(({ sourceId }) => sourceId));
  return [...fresh, ...known.filter(({ sourceId }) => !names.has(sourceId))];
}
