import { RolloutError } from '../cloud/errors.js';
import { patientReads } from '../cloud/patient-reads.js';
import type { CloudPort } from '../cloud/ports.js';
import { createContext } from '../engine/context/context.js';
import { proveRemovable } from '../engine/watch/prove-removable.js';
import { removeGroup } from '../engine/groups/remove-group.js';
import type { WalkOptions } from '../engine/context/run-options.js';
import { defaultTiming } from '../engine/context/timing.js';
import { holderText } from '../journal/lock-holder.js';
import { createRolloutId } from '../journal/rollout-id.js';
import { defaultSettings } from '../journal/rollout-settings.js';
import { floorOf } from '../observe/capacity/floor.js';
import { isIdle } from '../observe/reasons/reason-not-removable.js';
import { groupIn } from '../observe/sample/sample.js';
import { findRollout, type FoundRollout } from './found/find-rollout.js';

/** Whose kept generations to end. Times are milliseconds of `clock`. */
export interface FinishOptions extends WalkOptions {
  readonly service: string;
  /** Who does it. @default 'unknown' */
  readonly by?: string;
}

const proofDeadlineMs = 120_000;
const deleteDeadlineMs = 900_000;

/**
 * Ends the time for which a previous generation is kept warm: removes it, when what is live serves without it.
 *
 * @returns the names of the groups that were removed; none when nothing was kept
 * @throws RolloutError `Locked` while a rollout goes on
 *
 * @example
 * import { finishKept, systemClock } from '@clicamos/rolling-asg';
 * const removed = await finishKept(cloud, { service: 'web', clock: systemClock });
 */
export async function finishKept(cloud: CloudPort, options: FinishOptions): Promise<readonly string[]> {
  const { service, clock } = options;
  const signal = options.signal ?? new AbortController().signal;
  signal.throwIfAborted();
  const readMs = options.timing?.readMs ?? defaultTiming.readMs;
  const reads = patientReads(cloud, { clock, readMs });
  const found = await findRollout(reads, { service, clock, signal });
  const { holder, kept, live } = found;
  if (holder !== undefined) throw new RolloutError('Locked', holderText(service, holder, clock), { holder });
  if (kept.length === 0) return [];
  if (live === undefined)
    throw new RolloutError(
      'BadOptions',
      `\`${service}\` has no live group: what is kept is all that there is`,
    );
  const sources = await reads.findTrafficSources(live.sourceIds, signal);
  for (const { name } of kept) await endOne({ cloud, options, found, sources, signal }, name);
  return kept.map(({ name }) => name);
}

interface Ending {
  readonly cloud: CloudPort;
  readonly options: FinishOptions;
  readonly found: FoundRollout;
  readonly sources: Awaited<ReturnType<CloudPort['findTrafficSources']>>;
  readonly signal: AbortSignal;
}

async function endOne({ cloud, options, found, sources, signal }: Ending, name: string): Promise<void> {
  const { service, by = 'unknown' } = options;
  const liveName = found.live?.name ?? '';
  const capacity = Math.max(1, floorOf(found.live?.desiredCapacity ?? 1));
  const target = {
    service,
    rolloutId: createRolloutId(),
    by,
    next: { name: liveName },
    previous: { name, isAdopted: false },
    sources,
  };
  const settings = defaultSettings;
  const context = createContext({
    ...options,
    signal,
    cloud,
    target,
    wanted: capacity,
    settings,
    isMaintenance: true,
  });
  const { proof } = await proveRemovable(context, {
    step: 'endKept',
    failure: `\`${name}\` is still needed`,
    deadlineMs: proofDeadlineMs,
    groupName: name,
    unless: () => ({ instead: { groupName: liveName, capacity, sources }, mayBeIdle: false }),
    meanwhile: async (sample) => {
      const group = groupIn(sample, name);
      return group !== undefined && !isIdle(group, sample) ? `${name} is back in traffic` : undefined;
    },
  });
  await removeGroup(context, { step: 'endKept', proof, deadlineMs: deleteDeadlineMs });
}
