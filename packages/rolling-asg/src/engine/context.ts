import type { LoadBalancerSettings } from '../cloud/cloud.js';
import type { Clock } from '../cloud/clock.js';
import type { RolloutEvent } from './events.js';
import type { CloudPort } from '../cloud/ports.js';
import type { RunOptions } from './run-options.js';
import type { Sightings } from '../observe/sightings.js';
import type { RolloutSnapshot } from '../observe/snapshot.js';

/** What a rollout is about: known from a plan, or from the tags alone. */
export interface RolloutTarget {
  readonly service: string;
  readonly rolloutId: string;
  readonly by: string;
  readonly next: { readonly name: string; readonly imageId?: string };
  /** Absent on a first deploy. */
  readonly previous?: { readonly name: string; readonly imageId?: string; readonly isAdopted: boolean };
  readonly loadBalancers: readonly LoadBalancerSettings[];
}

/** What a running rollout remembers; everything that a crash must not lose is in the tags instead. */
export interface RolloutMemory {
  /** Instances that next must have serving. */
  wanted: number;
  sightings: Sightings;
  snapshot: RolloutSnapshot;
  unreadInARow: number;
  /** The launch template version that this rollout made. */
  release?: { readonly templateId: string; readonly version: number };
  /** Another rollout got the generation: what is there under next's name is not ours. */
  hasLostLock: boolean;
}

/** What every step is given. */
export interface RolloutContext {
  readonly target: RolloutTarget;
  readonly cloud: CloudPort;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** No wait goes on after this, clock ms. */
  readonly endsAt: number;
  readonly memory: RolloutMemory;
  readonly samples: number;
  readonly bakeCheck?: RunOptions['bakeCheck'];
  readonly emit: (event: NewEvent) => void;
}

/** An event without what is the same for all of a rollout. */
export type NewEvent = RolloutEvent extends infer Event
  ? Event extends RolloutEvent
    ? Omit<Event, 'at' | 'rolloutId' | 'service'>
    : never
  : never;

export interface ContextOptions extends Pick<RunOptions, 'cloud' | 'clock' | 'onEvent' | 'bakeCheck'> {
  readonly target: RolloutTarget;
  readonly signal: AbortSignal;
  readonly wanted: number;
  readonly samples: number;
}

export function createContext(options: ContextOptions): RolloutContext {
  const { target, cloud, clock, signal, wanted, samples, onEvent, bakeCheck } = options;
  const { rolloutId, service } = target;
  return {
    target,
    cloud,
    clock,
    signal,
    endsAt: Infinity,
    samples,
    bakeCheck,
    memory: { wanted, sightings: new Map(), snapshot: { wanted }, unreadInARow: 0, hasLostLock: false },
    emit: (event) => onEvent?.({ ...event, at: clock.now(), rolloutId, service }),
  };
}
