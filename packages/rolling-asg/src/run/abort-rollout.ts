import { isRolloutError, RolloutError, type LockHolder } from '../cloud/errors.js';
import { patientReads, type CloudReads } from '../cloud/patient-reads.js';
import type { CloudPort } from '../cloud/ports.js';
import type { RolloutContext } from '../engine/context/context.js';
import { readLive } from '../engine/watch/read-live.js';
import type { RolloutResult } from '../engine/context/result.js';
import type { WalkOptions } from '../engine/context/run-options.js';
import { defaultTiming } from '../engine/context/timing.js';
import { isLeaseOver } from '../journal/lease.js';
import { holderText } from '../journal/lock-holder.js';
import type { OrphanVersion } from '../observe/service/orphan-versions.js';
import { removeUnused } from '../steps/release/remove-unused.js';
import { askToAbort } from './ask-to-abort.js';
import { endDead } from './end-dead.js';
import { endOrphans } from './end-orphans.js';
import { findRollout, type FoundRollout } from './found/find-rollout.js';
import { idleContext } from './idle-context.js';
import { end, type Walk } from './walk.js';

/** Which rollout to end, and how. Times are milliseconds of `clock`. */
export interface AbortOptions extends WalkOptions {
  /** Whose rollout to end. */
  readonly service: string;
  /** Who aborts. @default 'unknown' */
  readonly by?: string;
  /**
   * Take over at once, also from a runner that may still live. What it sent just before can still take effect, so it
   * takes longer than asking. @default false
   */
  readonly force?: boolean;
  /** End a dead rollout only: one that lives is `Locked`. @default false */
  readonly onlyDead?: boolean;
}

/**
 * Ends a rollout that runs elsewhere or died: a living runner is asked to go back and does it itself; a dead one is
 * taken over, from the tags alone: back to previous while it is whole, forward when next is all that serves. Groups
 * that were left for debugging go too, unless they serve.
 *
 * @throws RolloutError `Locked` with `onlyDead`, `Fenced`, `NeedsPerson`
 *
 * @example
 * import { abortRollout, systemClock } from '@clicamos/rolling-asg';
 * const { outcome } = await abortRollout(cloud, { service: 'web', clock: systemClock });
 */
export async function abortRollout(cloud: CloudPort, options: AbortOptions): Promise<RolloutResult> {
  const { clock, by = 'unknown', force = false, onlyDead = false } = options;
  const signal = options.signal ?? new AbortController().signal;
  signal.throwIfAborted();
  const readMs = options.timing?.readMs ?? defaultTiming.readMs;
  const reads = patientReads(cloud, { clock, readMs });
  const abort: Abort = { cloud, reads, options: { ...options, signal, by, onlyDead } };
  for (let count = 1; ; count++) {
    const ended = await endOnce(abort, { force: force && count === 1 }).catch((error: unknown) => {
      // The runner was asleep, not dead, and was faster: it can be asked now. So can whoever took it over from this one:
      // it was not what the person saw who said to use force.
      if (!isRolloutError(error, 'Fenced') || count >= mostTries) throw error;
      return undefined;
    });
    if (ended !== undefined) return ended;
  }
}

/** How often a runner that counted as dead may turn out to live. */
const mostTries = 3;

/** @returns `undefined` when it has to be looked at again */
async function endOnce(
  abort: Abort,
  { force }: { readonly force: boolean },
): Promise<RolloutResult | undefined> {
  const { cloud, reads, options } = abort;
  const { service, clock, signal, onlyDead } = options;
  const found = await findRollout(reads, { service, clock, signal });
  const { holder } = found;
  if (holder === undefined) return endWithoutRollout(abort, found);
  const held = found.refreshing ?? found.next ?? found.touched;
  const isAlive = held !== undefined && !isLeaseOver(found.lease, clock.now());
  if (!isAlive || force) return endHeld(abort, found, holder);
  if (onlyDead) throw new RolloutError('Locked', holderText(service, holder, clock), { holder });
  return askToAbort(cloud, reads, { held, holder, options });
}

interface Abort {
  readonly cloud: CloudPort;
  readonly reads: CloudReads;
  readonly options: AbortOptions & Required<Pick<AbortOptions, 'signal' | 'by' | 'onlyDead'>>;
}

async function endHeld(abort: Abort, found: FoundRollout, holder: LockHolder): Promise<RolloutResult> {
  const { cloud, reads, options } = abort;
  const reason = `aborted by ${options.by}`;
  const { result, context } = await endDead({ cloud, reads, found, holder, options, reason });
  await removeFailed(abort, found, context);
  return result;
}

async function endWithoutRollout(abort: Abort, found: FoundRollout): Promise<RolloutResult> {
  const { options, cloud } = abort;
  const { live, failed } = found;
  const context = idleContext(cloud, options, live);
  const walk: Walk = { context, steps: [], options, timings: [] };
  await removeFailed(abort, found, context);
  const orphans = await endOrphans(context);
  const names = [...failed.map(({ name }) => name), ...orphans.map(orphanText)].join(', ');
  const reason = names === '' ? 'no rollout is in progress' : `removed ${names}`;
  const serving = live === undefined ? undefined : await readLive(context, 'next');
  return end(walk, { outcome: 'nothing-to-do', reason, live: serving });
}

const orphanText = ({ version, rolloutId }: OrphanVersion): string =>
  `version ${version}, which ${rolloutId} had left`;

async function removeFailed(
  { reads, options }: Abort,
  { failed }: FoundRollout,
  context: RolloutContext,
): Promise<void> {
  const names = failed.flatMap((group) => group.sourceIds);
  const sources = names.length === 0 ? [] : await reads.findTrafficSources(names, options.signal);
  const known = [...context.target.sources, ...sources];
  const target = { ...context.target, sources: known };
  const own: RolloutContext = { ...context, target, isMaintenance: true };
  for (const { name } of failed) {
    await removeUnused(own, { step: 'rollBack', groupName: name, deadlineMs: 900_000 });
  }
}
