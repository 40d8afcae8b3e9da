import { RolloutError } from '../cloud/errors.js';
import { patientReads } from '../cloud/patient-reads.js';
import type { CloudPort } from '../cloud/ports.js';
import type { RolloutResult } from '../engine/result.js';
import type { WalkOptions } from '../engine/run-options.js';
import { defaultTiming } from '../engine/timing.js';
import { changedSettings, type CallerSettings } from '../journal/caller-settings.js';
import { holderText } from '../journal/lock-holder.js';
import { isLeaseOver } from '../journal/lease.js';
import { tagKeys, tagOf } from '../journal/tags.js';
import { contextOfFound } from './context-of-found.js';
import { findRollout, type FoundRollout } from './find-rollout.js';
import { takeOver } from './take-over.js';
import { walkForward, type Walk } from './walk.js';

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
 * Goes on with a rollout whose runner died, from the step where it stopped, from the cloud's tags alone.
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
  const { next, holder, isUntagged } = found;
  if (next === undefined || holder === undefined) throw nothingToResume(service, found);
  refuseOtherSettings(found, options);
  if (!force && !isLeaseOver(found.lease, clock.now()))
    throw new RolloutError('Locked', holderText(service, holder, clock.now()), { holder });
  const { context, steps } = await contextOfFound(cloud, reads, {
    found,
    next,
    options: { ...options, signal, by },
  });
  await takeOver(context, { next, holder, isUntagged, force });
  const walk: Walk = { context, steps, options, timings: [] };
  const { target } = context;
  const nextName = target.next.name;
  context.emit({
    kind: 'rollout-started',
    nextName,
    imageId: '',
    previousName: target.previous?.name,
    steps,
    floorMs: 0,
  });
  return walkForward(walk);
}

function nothingToResume(service: string, { holder }: FoundRollout): RolloutError {
  const text =
    holder === undefined
      ? `\`${service}\` has no rollout to resume`
      : `${holder.rolloutId} of \`${service}\` cannot be resumed: the group that it made is not there`;
  return new RolloutError('BadOptions', text);
}

function refuseOtherSettings({ next, holder }: FoundRollout, { service, settings }: ResumeOptions): void {
  if (next === undefined || settings === undefined) return;
  const before = tagOf(next, tagKeys.settings);
  if (before === undefined) return;
  const changed = changedSettings(before, settings);
  if (changed.length === 0) return;
  const text = `${holder?.rolloutId} of \`${service}\` was started with other settings: ${changed.join('; ')}`;
  throw new RolloutError('BadOptions', text);
}
