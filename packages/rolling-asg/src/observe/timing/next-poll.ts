import type { TrafficSource } from '../../cloud/traffic-source.js';
import { earliestHealthyMs } from './health-timing.js';
import { groupIn, isComplete, type Sample } from '../sample/sample.js';
import { whyNotServing } from '../capacity/serving.js';
import type { Sightings } from '../capacity/sightings.js';
import { unitsOf } from '../capacity/units-of.js';

export interface PollFacts {
  readonly groupName: string;
  readonly sources: readonly TrafficSource[];
  readonly sightings: Sightings;
  /** Incomplete samples in a row, this one included. */
  readonly unreadInARow: number;
  /** How long it takes at least to launch an instance. @default not known */
  readonly launchMs?: number | undefined;
  /** How long an instance may stay out of service in its group before it counts as failed. */
  readonly patienceMs?: number;
}

/** Between samples that must only be confirmed, and while an instance may turn healthy at any moment. */
export const confirmPaceMs = 2_000;
/** While something that tells no time of its own goes on: a launch, a removal, a drain. */
export const watchPaceMs = 5_000;
const shortestMs = 1_000;
const longestMs = 30_000;
const longestBackoffMs = 60_000;

/** How long until the answer can be another one, and no longer than 30 s, because capacity changes meanwhile. */
export function nextPollMs(sample: Sample, facts: PollFacts): number {
  if (!isComplete(sample)) return backoffMs(facts.unreadInARow);
  const group = groupIn(sample, facts.groupName);
  if (group === undefined) return watchPaceMs;
  const waits: number[] = group.instances
    .filter((instance) => whyNotServing(instance, group, sample)?.kind === 'out-of-service')
    .map(({ instanceId }) => checkedAgainInMs(instanceId, sample.at, facts));
  for (const instance of group.instances) {
    const kind = whyNotServing(instance, group, sample)?.kind;
    if (kind === 'pending') waits.push(launchedInMs(instance.instanceId, sample.at, facts));
    else if (kind !== undefined && kind !== 'out-of-service') waits.push(watchPaceMs);
  }
  if (unitsOf(group.instances) < group.desiredCapacity) waits.push(watchPaceMs);
  return waits.length === 0 ? confirmPaceMs : Math.max(shortestMs, Math.min(longestMs, ...waits));
}

/** For an end that can come at once or late, as a removal's: each second at first, then more and more seldom up to 5 s. */
export function removalPaceMs(elapsedMs: number): number {
  return Math.max(shortestMs, Math.min(watchPaceMs, elapsedMs / 2));
}

/** Doubles from 2 s to 60 s. */
export function backoffMs(inARow: number): number {
  return Math.min(longestBackoffMs, 2_000 * 2 ** Math.min(10, Math.max(0, inARow - 1)));
}

/** A launch tells nothing of how far it is; half as often until it can be over as it was before. */
function launchedInMs(instanceId: string, at: number, { sightings, launchMs = 0 }: PollFacts): number {
  const left = (sightings.get(instanceId)?.seenAt ?? at) + launchMs - at;
  return Math.max(watchPaceMs, Math.min(2 * watchPaceMs, left));
}

/**
 * Not before every check can have passed. Closely for as long as the moment of registration is uncertain, because
 * that is when a good instance turns healthy; after that with each check, or when its grace period ends.
 */
function checkedAgainInMs(instanceId: string, at: number, facts: PollFacts): number {
  const sighting = facts.sightings.get(instanceId);
  const intervalMs = Math.min(watchPaceMs, ...facts.sources.map(({ healthCheck }) => healthCheck.intervalMs));
  const pace = Math.max(shortestMs, intervalMs);
  if (sighting === undefined) return pace;
  const { seenAt, unregisteredAt, registeredAt = unregisteredAt } = sighting;
  const earliestMs = earliestHealthyMs(facts.sources);
  const launchedAt = Math.min(registeredAt, seenAt + (facts.launchMs ?? 0));
  const earliest = Math.max(unregisteredAt, launchedAt) + earliestMs - at;
  const isUncertain = at < registeredAt + earliestMs + pace;
  const wait = earliest > 0 ? earliest : isUncertain ? confirmPaceMs : pace;
  // One more: an instance has failed after that time, not at it.
  const givenUpIn = (sighting.inServiceAt ?? at) + (facts.patienceMs ?? Infinity) - at + 1;
  return givenUpIn > 0 ? Math.min(wait, givenUpIn) : wait;
}
