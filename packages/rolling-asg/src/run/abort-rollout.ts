import type { Group } from '../cloud/cloud.js';
import { RolloutError, type LockHolder } from '../cloud/errors.js';
import { patientReads, type CloudReads } from '../cloud/patient-reads.js';
import type { CloudPort } from '../cloud/ports.js';
import { createContext, type RolloutContext } from '../engine/context.js';
import { readLive } from '../engine/read-live.js';
import type { RolloutResult } from '../engine/result.js';
import type { WalkOptions } from '../engine/run-options.js';
import { defaultTiming } from '../engine/timing.js';
import { isLeaseOver } from '../journal/lease.js';
import { holderText } from '../journal/lock-holder.js';
import { generationName, nextGeneration } from '../journal/names.js';
import { defaultSettings } from '../journal/rollout-settings.js';
import { createRolloutId } from '../journal/rollout-id.js';
import { attempt } from '../engine/attempt.js';
import { orphanVersions } from '../observe/orphan-versions.js';
import { removeOrphans } from '../steps/remove-orphans.js';
import { removeUnused } from '../steps/remove-unused.js';
import { askToAbort } from './ask-to-abort.js';
import { contextOfFound } from './context-of-found.js';
import { findRollout, type FoundRollout } from './find-rollout.js';
import { takeOver } from './take-over.js';
import { end, walkBack, type Walk } from './walk.js';

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
  const { service, clock, by = 'unknown', force = false, onlyDead = false } = options;
  const signal = options.signal ?? new AbortController().signal;
  signal.throwIfAborted();
  const readMs = options.timing?.readMs ?? defaultTiming.readMs;
  const reads = patientReads(cloud, { clock, readMs });
  const abort: Abort = { cloud, reads, options: { ...options, signal, by, force, onlyDead } };
  for (;;) {
    const found = await findRollout(reads, { service, clock, signal });
    const { holder } = found;
    if (holder === undefined) return endWithoutRollout(abort, found);
    const held = found.next ?? found.touched;
    const isAlive = held !== undefined && !isLeaseOver(found.lease, clock.now());
    if (!isAlive || force) return endDead(abort, found, holder);
    if (onlyDead) throw new RolloutError('Locked', holderText(service, holder, clock.now()), { holder });
    const ended = await askToAbort(cloud, reads, { held, holder, options: abort.options });
    if (ended !== undefined) return ended;
  }
}

interface Abort {
  readonly cloud: CloudPort;
  readonly reads: CloudReads;
  readonly options: AbortOptions & Required<Pick<AbortOptions, 'signal' | 'by' | 'force' | 'onlyDead'>>;
}

async function endDead(abort: Abort, found: FoundRollout, holder: LockHolder): Promise<RolloutResult> {
  const { cloud, reads, options } = abort;
  const next = found.next ?? missingNext(found, options.service);
  const { context, steps } = await contextOfFound(cloud, reads, { found, next, options });
  if (found.next === undefined) context.memory.leasedGroup = found.touched?.name;
  const { isUntagged } = found;
  await takeOver(context, {
    next: found.next ?? found.touched ?? next,
    holder,
    isUntagged,
    force: options.force,
  });
  const walk: Walk = { context, steps, options, timings: [] };
  const result = await walkBack(walk, new Error(`aborted by ${options.by}`));
  await removeFailed(abort, found, context);
  return result;
}

/** Previous is still held, and the group that was to replace it is gone: what is left is to let go of previous. */
function missingNext({ touched, groups }: FoundRollout, service: string): Group {
  const names = groups.map(({ name }) => name);
  if (touched === undefined) throw new Error(`\`${service}\` has a rollout without a group`);
  return {
    ...touched,
    // Not previous's: what it was made from is not known, and must not be taken for a release to remove.
    launchTemplate: undefined,
    name: generationName(service, nextGeneration(service, names)),
    instances: [],
    tags: [],
  };
}

async function endWithoutRollout(abort: Abort, found: FoundRollout): Promise<RolloutResult> {
  const { options, cloud } = abort;
  const { service, by, signal } = options;
  const { live, failed } = found;
  const target = {
    service,
    rolloutId: createRolloutId(),
    by,
    next: { name: live?.name ?? service },
    sources: [],
  };
  const context = createContext({
    ...options,
    signal,
    cloud,
    target,
    wanted: live?.desiredCapacity ?? 0,
    settings: defaultSettings,
    isMaintenance: true,
  });
  const walk: Walk = { context, steps: [], options, timings: [] };
  await removeFailed(abort, found, context);
  await removeOrphansOnceOld(context, found);
  const names = failed.map(({ name }) => name).join(', ');
  const reason = failed.length > 0 ? `removed ${names}` : 'no rollout is in progress';
  const serving = live === undefined ? undefined : await readLive(context, 'next');
  return end(walk, { outcome: 'nothing-to-do', reason, live: serving });
}

/** A rollout that died before it made its group left its release; whether it died is known when that is old. */
async function removeOrphansOnceOld(
  context: RolloutContext,
  { template, groups }: FoundRollout,
): Promise<void> {
  if (template === undefined) return;
  const { clock, cloud, signal, timing } = context;
  const versions = await attempt(context, (own) => cloud.findTemplateVersions(template.id, own));
  const youngest = Math.max(
    ...orphanVersions({ template, versions, groups }).map(({ createdAtMs = 0 }) => createdAtMs),
  );
  if (youngest < 0) return;
  await clock.sleep(Math.max(0, youngest + timing.leaseMs + timing.requestMs - clock.now()), signal);
  await removeOrphans(context);
}

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
