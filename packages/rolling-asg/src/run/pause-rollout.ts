import { deadlined } from '../cloud/deadlined.js';
import type { Group } from '../cloud/cloud.js';
import { isCloudError } from '../cloud/cloud-error.js';
import { RolloutError, type LockHolder } from '../cloud/errors.js';
import { patientReads } from '../cloud/patient-reads.js';
import type { CloudPort } from '../cloud/ports.js';
import type { WalkOptions } from '../engine/context/run-options.js';
import { defaultTiming } from '../engine/context/timing.js';
import { isLeaseOver } from '../journal/lease.js';
import { formatPause, pauseOf, type PauseTag } from '../journal/pause.js';
import { requestOf } from '../journal/request.js';
import { isWorkers, tagKeys } from '../journal/tags.js';
import { undoOf } from '../journal/undo-tags.js';
import { watchPaceMs } from '../observe/timing/next-poll.js';
import { hasPassed } from '../steps/has-passed.js';
import { findRollout, type FoundRollout } from './found/find-rollout.js';

/** Whose rollout waits for a person, or does not any more. Times are milliseconds of `clock`. */
export interface PromoteOptions extends Pick<WalkOptions, 'clock' | 'signal' | 'timing' | 'commands'> {
  readonly service: string;
  /** Who asks. @default 'unknown' */
  readonly by?: string;
}

export interface PauseOptions extends PromoteOptions {
  /** How long, once next serves and has baked, it waits for somebody to promote it; then it goes back. @default 3_600_000 */
  readonly forMs?: number;
}

/** A rollout that waits for a person. */
export interface PausedRollout {
  readonly holder: LockHolder;
  /** How long, once next serves and has baked, clock ms. */
  readonly forMs: number;
}

const defaultPauseMs = 3_600_000;
/** How often a write that failed, or is not seen yet, is looked for. */
const mostLooks = 6;

/**
 * Asks the runner of a rollout to let traffic stay with previous as well, once next serves, until somebody promotes it.
 * One that nobody promotes in time goes back.
 *
 * @throws RolloutError `BadOptions` when there is no rollout that can wait: the sentence says why
 *
 * @example
 * import { pauseRollout, systemClock } from '@clicamos/rolling-asg';
 * const { holder } = await pauseRollout(cloud, { service: 'web', clock: systemClock, forMs: 1_800_000 });
 */
export async function pauseRollout(cloud: CloudPort, options: PauseOptions): Promise<PausedRollout> {
  const { by = 'unknown', forMs = defaultPauseMs } = options;
  if (!Number.isInteger(forMs) || forMs < 1)
    throw new RolloutError(
      'BadOptions',
      `Expected a pause to last for an integer of at least 1 ms, got \`${forMs}\`: to go back now, abort`,
    );
  const { holder, next } = await findHoldable(cloud, options);
  const tag: PauseTag = { kind: 'paused', by, since: sinceNow(options, next), forMs };
  await ask(cloud, next, { tag, options });
  // One that began to drain at this very moment has not read it.
  await findHoldable(cloud, options);
  return { holder, forMs };
}

/**
 * Lets a rollout that is paused, or that bakes, go on at once. Next is proven to serve all the same before anything is
 * taken from previous.
 *
 * @throws RolloutError `BadOptions` when there is nothing to promote: the sentence says why
 *
 * @example
 * import { promoteRollout, systemClock } from '@clicamos/rolling-asg';
 * const { groupName } = await promoteRollout(cloud, { service: 'web', clock: systemClock });
 */
export async function promoteRollout(cloud: CloudPort, options: PromoteOptions): Promise<LockHolder> {
  const { service, by = 'unknown' } = options;
  const { holder, next } = await findHoldable(cloud, options);
  if (pauseOf(next)?.kind !== 'paused' && holder.step !== 'bake')
    throw refusal(service, `${holder.rolloutId} is at ${holder.step}, neither paused nor in its bake`);
  const tag: PauseTag = { kind: 'promoted', by, since: sinceNow(options, next) };
  await ask(cloud, next, { tag, options });
  return holder;
}

/** Later than what was asked before, also when whoever asked had another clock. */
function sinceNow({ clock }: PromoteOptions, next: Group): string {
  const before = Date.parse(pauseOf(next)?.since ?? '');
  return new Date(Number.isNaN(before) ? clock.now() : Math.max(clock.now(), before + 1)).toISOString();
}

interface Holdable {
  readonly holder: LockHolder;
  readonly next: Group;
}

async function findHoldable(cloud: CloudPort, options: PromoteOptions): Promise<Holdable> {
  const { service, clock, timing, signal } = options;
  const reads = patientReads(cloud, { clock, readMs: timing?.readMs ?? defaultTiming.readMs });
  const found = await findRollout(reads, { service, clock, signal });
  const { holder, next } = found;
  if (holder === undefined) throw refusal(service, 'no rollout is in progress');
  const reason = reasonNotHoldable(found, options);
  if (reason !== undefined || next === undefined)
    throw refusal(service, reason ?? `${holder.rolloutId} has made no group yet: ask again in a moment`);
  return { holder, next };
}

function reasonNotHoldable(
  { holder, next, refreshing, lease }: FoundRollout,
  { clock, commands }: PromoteOptions,
): string | undefined {
  const id = holder?.rolloutId ?? '';
  const { resume = 'clicamos resume', abort = 'clicamos abort' } = commands ?? {};
  if (refreshing !== undefined)
    return `${id} replaces instances in place: there is no moment at which both generations serve whole`;
  if (next === undefined) return undefined;
  if (isLeaseOver(lease, clock.now())) return `the runner of ${id} has died. Run: ${resume} or ${abort}`;
  if (requestOf(next) !== undefined) return `${id} goes back already`;
  if (isWorkers(next) && holder?.step !== 'bake')
    return `${id} rolls workers, from which no traffic is taken: give the deploy a pause instead`;
  if (undoOf(next).previousName === undefined) return `${id} replaces nothing: no traffic leaves anybody`;
  const isPast = hasPassed(next, 'bake') || !hasPassed(next, 'createLaunchTemplateVersion');
  return isPast
    ? `${id} is at ${holder?.step ?? 'unknown'} already: traffic leaves what served before`
    : undefined;
}

const refusal = (service: string, reason: string): RolloutError =>
  new RolloutError('BadOptions', `\`${service}\`: nothing to wait for, ${reason}`);

interface Asking {
  readonly tag: PauseTag;
  readonly options: PromoteOptions;
}

/** Until an answer has it: a write whose answer was lost is looked for before it is sent again. */
async function ask(cloud: CloudPort, { name }: Group, { tag, options }: Asking): Promise<void> {
  const { clock, signal, timing } = options;
  const ms = timing?.requestMs ?? defaultTiming.requestMs;
  const reads = patientReads(cloud, { clock, readMs: timing?.readMs ?? defaultTiming.readMs });
  const value = formatPause(tag);
  for (let look = 1; ; look++) {
    try {
      await deadlined({ clock, ms, signal }, (own) => cloud.tagGroup(name, { [tagKeys.pause]: value }, own));
    } catch (error) {
      if (!isCloudError(error) || look >= mostLooks) throw error;
    }
    const groups = await reads.findGroups({ names: [name] }, signal);
    if (groups.some(({ tags }) => tags.some((one) => one.key === tagKeys.pause && one.value === value)))
      return;
    if (look >= mostLooks)
      throw refusal(options.service, `\`${name}\` does not show the tag that asks for it`);
    await clock.sleep(watchPaceMs, signal);
  }
}
