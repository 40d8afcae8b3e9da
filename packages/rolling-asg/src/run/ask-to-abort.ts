import type { Group } from '../cloud/cloud.js';
import type { LockHolder } from '../cloud/errors.js';
import { deadlined } from '../cloud/deadlined.js';
import { isCloudError } from '../cloud/cloud-error.js';
import type { CloudReads } from '../cloud/patient-reads.js';
import type { CloudPort } from '../cloud/ports.js';
import type { LiveGroup, RolloutResult } from '../engine/context/result.js';
import type { WalkOptions } from '../engine/context/run-options.js';
import { defaultTiming } from '../engine/context/timing.js';
import { leaseOf } from '../journal/lease.js';
import { formatRequest, requestOf } from '../journal/request.js';
import { refreshOriginOf } from '../journal/refresh-origin.js';
import { rolloutOf, tagKeys, tagOf } from '../journal/tags.js';
import { undoOf } from '../journal/undo-tags.js';
import { nothingServes } from './read-end.js';
import { watchPaceMs } from '../observe/timing/next-poll.js';
import { hasGoneForward } from './has-gone-forward.js';
import { readSample } from '../observe/sample/read-sample.js';
import { groupIn, isComplete } from '../observe/sample/sample.js';
import { countServing } from '../observe/capacity/serving.js';

export interface AskOptions {
  /** The group that carries the rollout's lease. */
  readonly held: Group;
  readonly holder: LockHolder;
  readonly options: WalkOptions & {
    readonly service: string;
    readonly by: string;
    readonly signal: AbortSignal;
  };
}

/** Complete answers without the rollout, in a row, that show that it has ended. */
const enoughLooks = 3;

/**
 * Asks a living runner to go back, and watches it do so.
 *
 * @returns how it ended; `undefined` when the runner died meanwhile
 */
export async function askToAbort(
  cloud: CloudPort,
  reads: CloudReads,
  { held, holder, options }: AskOptions,
): Promise<RolloutResult | undefined> {
  const { service, by, clock, signal, onEvent } = options;
  const startedAt = clock.now();
  const names = [
    held.name,
    ...(undoOf(held).previousName === undefined ? [] : [undoOf(held).previousName ?? '']),
  ];
  const emit = { rolloutId: holder.rolloutId, service };
  onEvent?.({ kind: 'abort-requested', of: holder, at: clock.now(), ...emit });
  let aliveUntil = -Infinity;
  for (let ended = 0; ; ) {
    const groups = await reads.findGroups({ names }, signal);
    const ofRollout = groups.filter((group) => rolloutOf(group) === holder.rolloutId);
    const now = ofRollout.find(({ name }) => name === held.name) ?? ofRollout[0];
    ended = now === undefined ? ended + 1 : 0;
    if (ended >= enoughLooks) return resultOf(reads, groups, { held, holder, options, startedAt });
    if (now !== undefined) {
      const leases = ofRollout.flatMap((group) => leaseOf(group) ?? []);
      // A write that was held up may bring back an older lease of one that has renewed it since.
      aliveUntil = Math.max(aliveUntil, ...leases.map(({ until, requestMs }) => until + requestMs));
      if (leases.length === 0 || clock.now() > aliveUntil) return undefined;
      if (now.name === held.name && requestOf(now) === undefined)
        await ask(cloud, now, { by, clock, signal, options });
      const step = tagOf(now, tagKeys.step) ?? 'unknown';
      const reason = `${holder.by} goes back; it is at ${step}`;
      const nextPollAt = clock.now() + watchPaceMs;
      const deadlineAt = (leaseOf(now)?.until ?? clock.now()) + (leaseOf(now)?.requestMs ?? 0);
      const wait = { kind: 'waiting', step: 'rollBack', reason, deadlineAt, nextPollAt } as const;
      onEvent?.({ ...wait, snapshot: { wanted: 0 }, at: clock.now(), ...emit });
    }
    await clock.sleep(ended > 0 ? 2_000 : watchPaceMs, signal);
  }
}

interface Asking {
  readonly by: string;
  readonly clock: WalkOptions['clock'];
  readonly signal: AbortSignal;
  readonly options: WalkOptions;
}

async function ask(cloud: CloudPort, { name }: Group, { by, clock, signal, options }: Asking): Promise<void> {
  const ms = options.timing?.requestMs ?? defaultTiming.requestMs;
  const request = formatRequest({ by, since: new Date(clock.now()).toISOString() });
  try {
    await deadlined({ clock, ms, signal }, (own) =>
      cloud.tagGroup(name, { [tagKeys.request]: request }, own),
    );
  } catch (error) {
    // The next look asks again; a group that is gone by now is what was wanted.
    if (!isCloudError(error)) throw error;
  }
}

interface Ended extends AskOptions {
  readonly startedAt: number;
}

/** What serves now tells how it ended. */
async function resultOf(
  reads: CloudReads,
  groups: readonly Group[],
  { held, holder, options, startedAt }: Ended,
): Promise<RolloutResult> {
  const { service, clock, onEvent } = options;
  const next = groups.find(({ name }) => name === held.name);
  const origin = refreshOriginOf(held);
  const isForward = next !== undefined && hasGoneForward(next, origin);
  const left = isForward || origin !== undefined ? next : groups.find(({ name }) => name !== held.name);
  const live = left && (await readServing(reads, left, options));
  if (live?.inService === 0)
    throw nothingServes({ service, rolloutId: holder.rolloutId, live, commands: options.commands });
  const result: RolloutResult = {
    outcome: isForward ? 'deployed' : 'rolled-back',
    service,
    rolloutId: holder.rolloutId,
    ...(live === undefined ? {} : { live }),
    ...(isForward || origin !== undefined ? {} : { removed: { name: held.name } }),
    reason: isForward ? 'it was too late to go back' : `aborted by ${options.by}`,
    wallMs: clock.now() - startedAt,
    floorMs: clock.now() - startedAt,
    steps: [],
  };
  onEvent?.({ kind: 'finished', result, at: clock.now(), rolloutId: holder.rolloutId, service });
  return result;
}

/** What a group gives, looked for again before it counts as nothing; nothing is said of what cannot be read. */
async function readServing(
  cloud: CloudReads,
  { name }: Group,
  { clock, signal, timing }: AskOptions['options'],
): Promise<LiveGroup | undefined> {
  const sources = { cloud, clock, signal, groupNames: [name], sourceIds: [] };
  const deadlineMs = timing?.readMs ?? defaultTiming.readMs;
  for (let look = 1; ; look++) {
    const sample = await readSample({ ...sources, deadlineMs });
    const group = isComplete(sample) ? groupIn(sample, name) : undefined;
    const inService = countServing(group, sample);
    if (inService > 0 || look >= enoughLooks)
      return group && { name, inService, desiredCapacity: group.desiredCapacity };
    await clock.sleep(watchPaceMs, signal);
  }
}
