import type { Group } from '../cloud/cloud.js';
import { RolloutError, type LockHolder } from '../cloud/errors.js';
import { patientReads, type CloudReads } from '../cloud/patient-reads.js';
import type { CloudPort } from '../cloud/ports.js';
import type { RolloutResult } from '../engine/context/result.js';
import type { WalkOptions } from '../engine/context/run-options.js';
import { defaultTiming } from '../engine/context/timing.js';
import { changedSettings, type CallerSettings } from '../journal/caller-settings.js';
import { holderText } from '../journal/lock-holder.js';
import { isLeaseOver } from '../journal/lease.js';
import { tagKeys, tagOf } from '../journal/tags.js';
import { contextOfFound } from './found/context-of-found.js';
import { contextOfRefreshing } from './found/context-of-refreshing.js';
import { endDead, type DeadRollout } from './end-dead.js';
import { endOrphans } from './end-orphans.js';
import { findRollout, type FoundRollout } from './found/find-rollout.js';
import { idleContext, type IdleOptions } from './idle-context.js';
import { takeOver } from './found/take-over.js';
import { walkForward } from './walk.js';

/** Which rollout to go on with, and how. Times are milliseconds of `clock`. */
export interface ResumeOptions extends WalkOptions {
  /** Whose rollout to go on with. */
  readonly service: string;
  /** Who does it. @default 'unknown' */
  readonly by?: string;
  /** Take over from a runner that may still live. @default false */
  readonly force?: boolean;
  /** The caller's own settings; a rollout that was started with others is not resumed. @default not compared */
  readonly settings?: CallerSettings;
}

/**
 * Goes on with a rollout whose runner died, from the step where it stopped, from the cloud's tags alone: back when it
 * was going back. One that died before it made its group leaves nothing to go on with; what it left is removed.
 *
 * @throws RolloutError `BadOptions` when there is none or it was started with other settings, `Locked` when its runner
 * lives, `Fenced`, `NeedsPerson`
 *
 * @example
 * import { resumeRollout, systemClock } from '@clicamos/rolling-asg';
 * const { outcome } = await resumeRollout(cloud, { service: 'web', clock: systemClock });
 */
export async function resumeRollout(cloud: CloudPort, options: ResumeOptions): Promise<RolloutResult> {
  const { service, clock, by = 'unknown', force = false } = options;
  const signal = options.signal ?? new AbortController().signal;
  signal.throwIfAborted();
  const readMs = options.timing?.readMs ?? defaultTiming.readMs;
  const reads = patientReads(cloud, { clock, readMs });
  const found = await findRollout(reads, { service, clock, signal });
  const { holder } = found;
  const next = found.next ?? found.refreshing;
  const own = { ...options, signal, by };
  if (holder === undefined) throw await nothingToResume(cloud, own);
  refuseOtherSettings(found, options);
  if (!force && !isLeaseOver(found.lease, clock.now()))
    throw new RolloutError('Locked', holderText(service, holder, clock), { holder });
  if (next !== undefined && !isGoingBack(next))
    return goOn(reads, { cloud, found, next, holder, options: own });
  const reason = reasonToGoBack(holder, next);
  return (await endDead({ cloud, reads, found, holder, options: own, reason })).result;
}

interface GoingOn extends Omit<DeadRollout, 'reads' | 'reason'> {
  readonly next: Group;
}

async function goOn(
  reads: CloudReads,
  { cloud, found, next, holder, options }: GoingOn,
): Promise<RolloutResult> {
  const { context, steps } =
    found.refreshing === undefined
      ? await contextOfFound(cloud, reads, { found, next, options })
      : await contextOfRefreshing(cloud, reads, { group: next, options });
  const { isUntagged } = found;
  await takeOver(context, { next, holder, isUntagged });
  const { target } = context;
  context.emit({
    kind: 'rollout-started',
    nextName: target.next.name,
    imageId: '',
    previousName: target.previous?.name,
    steps,
    floorMs: 0,
  });
  return walkForward({ context, steps, options, timings: [] });
}

/** What is left of a rollout that went back as far as next, or has not begun to refresh: it can be nothing else any more. */
const isGoingBack = (next: Group): boolean => {
  const step = tagOf(next, tagKeys.step);
  return step === 'removing' || step === 'holdGroup';
};

const reasonToGoBack = ({ by, step }: LockHolder, next: Group | undefined): string =>
  next !== undefined && step === 'holdGroup'
    ? `${by} stopped before anything was replaced: deploy again`
    : `${by} was on the way back already`;

/** One that died before it made its group has nothing to go on with: what it left is taken back. */
async function nothingToResume(cloud: CloudPort, options: IdleOptions): Promise<RolloutError> {
  const removed = await endOrphans(idleContext(cloud, options));
  const texts = removed.map(
    ({ rolloutId, version }) =>
      `; ${rolloutId} died before it made its group, and its version ${version} was removed: deploy again`,
  );
  return new RolloutError('BadOptions', `\`${options.service}\` has no rollout to resume${texts.join('')}`);
}

function refuseOtherSettings(found: FoundRollout, { service, settings }: ResumeOptions): void {
  const { holder } = found;
  const next = found.next ?? found.refreshing;
  if (next === undefined || settings === undefined) return;
  const before = tagOf(next, tagKeys.settings);
  if (before === undefined) return;
  const changed = changedSettings(before, settings);
  if (changed.length === 0) return;
  const text = `${holder?.rolloutId} of \`${service}\` was started with other settings: ${changed.join('; ')}`;
  throw new RolloutError('BadOptions', text);
}
