import { patientReads, type CloudReads } from '../cloud/patient-reads.js';
import type { CloudPort } from '../cloud/ports.js';
import { createContext, type RolloutContext } from '../engine/context/context.js';
import type { WalkOptions } from '../engine/context/run-options.js';
import { defaultTiming } from '../engine/context/timing.js';
import { createRolloutId } from '../journal/rollout-id.js';
import { defaultSettings } from '../journal/rollout-settings.js';

/** What to repair. Times are milliseconds of `clock`. */
export interface RepairOptions extends WalkOptions {
  readonly service: string;
  /** Who does it. @default 'unknown' */
  readonly by?: string;
}

/** What a repair is about. */
export interface Maintained {
  readonly nextName: string;
  readonly previousName?: string;
  readonly wanted: number;
  readonly sources: Awaited<ReturnType<CloudPort['findTrafficSources']>>;
}

/** A context for a repair, which is no rollout: it holds no lease and writes no ledger. */
export function maintenance(
  cloud: CloudPort,
  options: RepairOptions,
  { nextName, previousName, wanted, sources }: Maintained,
): RolloutContext {
  const { service, by = 'unknown' } = options;
  const signal = options.signal ?? new AbortController().signal;
  const previous = previousName === undefined ? undefined : { name: previousName, isAdopted: false };
  const target = {
    service,
    rolloutId: createRolloutId(),
    by,
    next: { name: nextName },
    previous,
    sources,
  };
  const settings = defaultSettings;
  return createContext({ ...options, signal, cloud, target, wanted, settings, isMaintenance: true });
}

/** Reads that are tried again. */
export function readsOf(cloud: CloudReads, { clock, timing }: RepairOptions): CloudReads {
  return patientReads(cloud, { clock, readMs: timing?.readMs ?? defaultTiming.readMs });
}
