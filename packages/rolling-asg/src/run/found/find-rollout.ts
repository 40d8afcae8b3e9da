import type { Clock } from '../../cloud/clock.js';
import type { Group, LaunchTemplate } from '../../cloud/cloud.js';
import type { LockHolder } from '../../cloud/errors.js';
import type { CloudReads } from '../../cloud/patient-reads.js';
import { defaultTiming } from '../../engine/context/timing.js';
import { leaseOf, type Lease } from '../../journal/lease.js';
import { holderOf } from '../../journal/lock-holder.js';
import { templateName } from '../../journal/names.js';
import { refreshOriginOf } from '../../journal/refresh-origin.js';
import { roleOf, rolloutOf, tagKeys, tagOf, type GroupRole } from '../../journal/tags.js';
import { undoOf } from '../../journal/undo-tags.js';
import { findUntagged, holderOfStripped } from '../../observe/service/find-stripped.js';

/** A service's groups, and which of them belong to a rollout that has not ended. */
export interface FoundRollout {
  readonly groups: readonly Group[];
  /** The group of the rollout that was to become live. */
  readonly next?: Group;
  /** Whether next lost its tags and was recognised by its name, its template and its load balancers. */
  readonly isUntagged: boolean;
  /** The group that the rollout replaces, when it has written on it. */
  readonly touched?: Group;
  /** The group whose instances a rollout replaces; then there is neither next nor previous. */
  readonly refreshing?: Group;
  /** A live group that is in no rollout. */
  readonly live?: Group;
  /** Left for debugging. */
  readonly failed: readonly Group[];
  /** Warm generations of earlier rollouts. */
  readonly kept: readonly Group[];
  readonly template?: LaunchTemplate;
  /** The rollout's lease: on next, or on previous while next is on its way out. */
  readonly lease?: Lease;
  /** Who holds the rollout; absent when there is none. */
  readonly holder?: LockHolder;
}

export interface FindOptions {
  readonly service: string;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/** How often a service that has a ledger is looked for before it counts as without groups. */
const mostLooks = 3;
/** And how often when what is to be undone on a group is in an answer only in part: its tags need not come at once. */
const mostLooksAtTags = 8;
const lookAgainMs = 2_000;

/** Finds what a rollout has left, from the tags; where somebody took those, by names, templates and load balancers. */
export async function findRollout(cloud: CloudReads, options: FindOptions): Promise<FoundRollout> {
  const { service, signal } = options;
  const template = await cloud.findTemplate(templateName(service), signal);
  const groups = await readGroups(cloud, options, template);
  const held = groups.filter((group) => rolloutOf(group) !== undefined);
  // One that another rollout holds as previous lost to it at the same moment.
  const refreshing = held.find(
    (group) => refreshOriginOf(group) !== undefined && roleOf(group) !== 'previous',
  );
  if (refreshing !== undefined) return foundRefreshing(refreshing, groups, template);
  const previous = held.find((group) => roleOf(group) === 'previous' || isBeingGivenBack(group));
  const candidates = held.filter((group) => roleOf(group) === 'next' || isBeingFinished(group));
  // Two that died can have left two: the one that has previous is ended first.
  const tagged =
    candidates.find((group) => rolloutOf(group) === (previous && rolloutOf(previous))) ?? candidates[0];
  const isPair = tagged === undefined || (previous && rolloutOf(previous)) === rolloutOf(tagged);
  const live = groups.find((group) => roleOf(group) === 'live' && group !== tagged && !group.isDeleting);
  const heldPrevious = isPair ? previous : undefined;
  const before = heldPrevious ?? live ?? groups.find(isKeptByOne);
  const untagged =
    tagged === undefined && before !== undefined
      ? await findUntagged(cloud, before, {
          ...options,
          template,
          rolloutId: heldPrevious && rolloutOf(heldPrevious),
        })
      : undefined;
  const holding = tagged ?? heldPrevious;
  const stripped =
    holding === undefined && untagged !== undefined
      ? await strippedHolder(cloud, untagged, { ...options, template })
      : undefined;
  const holder = holding === undefined ? stripped : holderOf(holding);
  const next = tagged ?? (holder === undefined ? undefined : untagged);
  const touched = heldPrevious ?? (stripped === undefined ? undefined : before);
  return {
    groups,
    next,
    isUntagged: tagged === undefined && next !== undefined,
    touched,
    live,
    failed: groups.filter((group) => roleOf(group) === 'failed'),
    kept: groups.filter((group) => roleOf(group) === 'kept'),
    template,
    lease: latestLease([next, touched]),
    holder,
  };
}

/** A younger one may be a rollout that has just begun, whose tags are not seen yet. */
export const youngMs = defaultTiming.leaseMs + defaultTiming.requestMs;

async function strippedHolder(
  cloud: CloudReads,
  group: Group,
  options: FindOptions & { readonly template?: LaunchTemplate },
): Promise<LockHolder | undefined> {
  const found = await holderOfStripped(cloud, group, options);
  if (found === undefined || options.clock.now() - found.madeAtMs < youngMs) return undefined;
  return found;
}

function foundRefreshing(
  refreshing: Group,
  groups: readonly Group[],
  template: LaunchTemplate | undefined,
): FoundRollout {
  const withRole = (role: GroupRole) => groups.filter((group) => roleOf(group) === role);
  return {
    ...{ groups, refreshing, template },
    isUntagged: false,
    failed: withRole('failed'),
    kept: withRole('kept'),
    lease: leaseOf(refreshing),
    holder: holderOf(refreshing),
  };
}

function latestLease(groups: readonly (Group | undefined)[]): Lease | undefined {
  const leases = groups.flatMap((group) => (group && leaseOf(group)) ?? []);
  return leases.reduce<Lease | undefined>(
    (latest, lease) => (latest === undefined || lease.until > latest.until ? lease : latest),
    undefined,
  );
}

async function readGroups(
  cloud: CloudReads,
  { service, clock, signal }: FindOptions,
  template: LaunchTemplate | undefined,
): Promise<readonly Group[]> {
  for (let look = 1; ; look++) {
    const groups = await cloud.findGroups({ service }, signal);
    const isRead = groups.every((group) => undoOf(group).unreadOf === undefined);
    const isKnown = groups.length > 0 || template === undefined || look >= mostLooks;
    if (isKnown && (isRead || look >= mostLooksAtTags)) return groups;
    await clock.sleep(lookAgainMs, signal);
  }
}

/** It is kept warm, and whose rollout kept it is still written on it: with none live, that one has not ended. */
function isKeptByOne(group: Group): boolean {
  return roleOf(group) === 'kept' && tagOf(group, tagKeys.rollout) !== undefined;
}

/** It is live again, but its tags are not gone yet. */
function isBeingGivenBack(group: Group): boolean {
  return roleOf(group) === 'live' && !isBeingFinished(group);
}

/** It is live already, but its tags are not gone yet. A previous that is given back knows its load balancers. */
function isBeingFinished(group: Group): boolean {
  return roleOf(group) === 'live' && undoOf(group).sourceIds === undefined;
}
