import type { TrafficSource } from '../../cloud/traffic-source.js';
import type { Clock } from '../../cloud/clock.js';
import type { CloudPort } from '../../cloud/ports.js';
import type { RefreshOrigin } from '../../journal/refresh-origin.js';
import type { PauseTag } from '../../journal/pause.js';
import type { RolloutSettings } from '../../journal/rollout-settings.js';
import { createRolloutId } from '../../journal/rollout-id.js';
import type { Sightings } from '../../observe/capacity/sightings.js';
import type { Sample } from '../../observe/sample/sample.js';
import type { RolloutSnapshot } from '../../observe/snapshot/snapshot.js';
import type { RolloutEvent } from './events.js';
import type { KnownActivities, KnownHooks } from './known-launches.js';
import { createRemovals, type Removals } from './removals.js';
import type { CommandHints, WalkOptions } from './run-options.js';
import { defaultTiming, type RunnerTiming } from './timing.js';
import type { WayBack } from './way-back.js';

/** What a rollout is about: known from a plan, or from the tags alone. */
export interface RolloutTarget {
  readonly service: string;
  readonly rolloutId: string;
  readonly by: string;
  readonly next: { readonly name: string; readonly imageId?: string };
  /** Absent on a first deploy. */
  readonly previous?: { readonly name: string; readonly imageId?: string; readonly isAdopted: boolean };
  readonly sources: readonly TrafficSource[];
  /** Of a group that keeps its name, which is `next` then: what it was made from before. */
  readonly origin?: RefreshOrigin;
}

/** What a running rollout remembers; everything that a crash must not lose is in the tags instead. */
export interface RolloutMemory {
  /** Instances that next must have serving. */
  wanted: number;
  /** What previous had when the rollout started: at least so much must be there again after a way back. */
  start: number;
  sightings: Sightings;
  snapshot: RolloutSnapshot;
  unreadInARow: number;
  /** Instances that a refresh has launched. */
  readonly freshIds: Set<string>;
  /** By group, of those that have fewer instances than they want. */
  readonly activities: KnownActivities;
  /** By group, of those whose instances have been held by a hook. */
  readonly hooks: KnownHooks;
  /** Names of hooks that AWS has denied to end. */
  readonly keptHooks: Set<string>;
  /** The launch template version that this rollout made. */
  release?: { readonly templateId: string; readonly version: number };
  /** A refresh of the group was asked for: AWS may be at it. */
  isRefreshSent: boolean;
  /** What another rollout of ours, which lost the group to this one, was refreshing it to. */
  abandoned?: { readonly templateId: string; readonly version: number };
  /** How far that was taken back where previous is the group. */
  wayBack?: WayBack;
  /** Another rollout got the generation: what is there under next's name is not ours. */
  hasLostLock: boolean;
  /** Until when this runner holds the rollout, clock ms; absent before next exists and after the end. */
  leaseUntil?: number;
  /** The group that carries the lease when it is not next. */
  leasedGroup?: string;
  /** Until when a request to make next may still take effect, although its answer never came, clock ms. */
  lateCreateUntil?: number;
  /** Next was removed and seen to be gone. */
  isNextGone: boolean;
  /** Previous was removed and seen to be gone. */
  isPreviousGone: boolean;
  /** Until when a request whose answer never came may still take capacity from previous, clock ms. */
  lateUntil?: number;
  /** Until when a launch template version may still be made, because an answer never came, clock ms. */
  lateReleaseUntil?: number;
  /** Until when protection that was asked for may still be given, because an answer never came, clock ms. */
  lateProtectionUntil?: number;
  /** Until when tags that take a group for this rollout may still be written, because an answer never came, clock ms. */
  lateTagsUntil?: number;
  /** Clock ms. */
  readonly startedAt: number;
  /** Tags of ours are on previous, also when an answer does not show them yet. */
  isHolding: boolean;
  /** From when on another rollout's tags on previous would have been seen, had it been as fast, clock ms. */
  heldForSureAt?: number;
  /** The tags that this rollout wrote on previous, as they must be there. */
  heldTags?: Readonly<Record<string, string>>;
  /** Runners that this one took the rollout over from, and until when their leases count no more, clock ms. */
  readonly takenFrom: Map<string, number>;
  /** Since when AWS has denied what holds the rollout, clock ms. */
  deniedSince?: number;
  /** Until then our own tags may be missing from an answer about next: it was made a moment ago, clock ms. */
  untaggedUntil?: number;
  /** What the last look read; absent once this runner has changed anything since. */
  looked?: Sample;
  /** Looks in a row that showed next in the place of previous, as far apart as samples of a proof, clock ms. */
  heldLooks: readonly number[];
  /** When an answer last showed that the rollout is this runner's, clock ms. */
  seenOursAt: number;
  /** What a person asked for last. */
  pause?: PauseTag;
  /** Another rollout replaces previous: next is in nobody's place. */
  isSurplus: boolean;
  /** Previous positively gave nothing before we took it out. */
  isPreviousDead: boolean;
  /** Previous was taken out of its load balancers by us. */
  isDraining: boolean;
  /** Previous was told to empty itself: from here there is no way back. */
  isEmptying: boolean;
  /** Since when what next launches is not protected from scale-in any more, clock ms. */
  launchesUnprotectedAt?: number;
  /** Since when a group was missing from the answers, and from how many in a row. */
  readonly absences: Map<string, { readonly since: number; readonly looks: number }>;
  /** Bounds of previous as they were last followed. */
  followed?: { readonly minSize: number; readonly maxSize: number };
}

/** The calls that take no capacity away; the others are in `removals`, behind their guards. */
export type SafeCloud = Omit<CloudPort, 'detachTrafficSources' | 'resizeGroup' | 'deleteGroup'>;

/** What every step is given. */
export interface RolloutContext {
  readonly target: RolloutTarget;
  readonly cloud: SafeCloud;
  readonly removals: Removals;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** No wait goes on after this, clock ms. */
  readonly endsAt: number;
  readonly memory: RolloutMemory;
  readonly settings: RolloutSettings;
  readonly timing: RunnerTiming;
  /** This process, in the lease. */
  readonly runner: string;
  /** On the way back: a request to go back changes nothing any more. */
  readonly isReverting: boolean;
  /** Nothing is rolled out here: unused groups are put away, and no group carries a lease for it. */
  readonly isMaintenance: boolean;
  /** Leave a failed next to be looked at. */
  readonly keepFailed: boolean;
  readonly bakeCheck?: WalkOptions['bakeCheck'];
  readonly alarms: readonly string[];
  readonly traffic?: WalkOptions['traffic'];
  readonly commands: CommandHints;
  readonly emit: (event: NewEvent) => void;
}

/** An event without what is the same for all of a rollout. */
export type NewEvent = RolloutEvent extends infer Event
  ? Event extends RolloutEvent
    ? Omit<Event, 'at' | 'rolloutId' | 'service'>
    : never
  : never;

export interface ContextOptions extends WalkOptions {
  readonly cloud: CloudPort;
  readonly target: RolloutTarget;
  readonly signal: AbortSignal;
  readonly wanted: number;
  readonly start?: number;
  readonly settings: RolloutSettings;
  /** @default false */
  readonly isMaintenance?: boolean;
}

export function createContext(options: ContextOptions): RolloutContext {
  const { target, cloud, clock, signal, wanted, start = 0, settings, onEvent, bakeCheck } = options;
  const { rolloutId, service } = target;
  return {
    target,
    cloud,
    removals: createRemovals(cloud, clock),
    clock,
    signal,
    endsAt: Infinity,
    settings,
    timing: { ...defaultTiming, ...options.timing },
    runner: options.runner ?? createRolloutId(),
    isReverting: false,
    isMaintenance: options.isMaintenance ?? false,
    keepFailed: false,
    bakeCheck,
    alarms: options.alarms ?? [],
    traffic: options.traffic,
    commands: options.commands ?? {},
    memory: {
      wanted,
      start,
      sightings: new Map(),
      snapshot: { wanted },
      unreadInARow: 0,
      freshIds: new Set(),
      activities: new Map(),
      hooks: new Map(),
      keptHooks: new Set(),
      isRefreshSent: false,
      hasLostLock: false,
      startedAt: clock.now(),
      isHolding: false,
      heldLooks: [],
      takenFrom: new Map(),
      seenOursAt: -Infinity,
      isSurplus: false,
      isPreviousDead: false,
      isDraining: false,
      isEmptying: false,
      isPreviousGone: false,
      isNextGone: false,
      absences: new Map(),
    },
    emit: (event) => onEvent?.({ ...event, at: clock.now(), rolloutId, service }),
  };
}
