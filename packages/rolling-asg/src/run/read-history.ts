import { realMsOf, systemClock, type Clock } from '../cloud/clock.js';
import type { LaunchTemplateVersion } from '../cloud/cloud.js';
import { patientReads, type CloudReads } from '../cloud/patient-reads.js';
import { defaultTiming, type RunnerTiming } from '../engine/context/timing.js';
import { templateName } from '../journal/names.js';
import { recordsIn, type ReleaseRecord } from '../journal/release-record.js';
import { parseReleaseText } from '../journal/release-text.js';
import { runningVersions } from '../observe/service/running-versions.js';

/** One release of a service: a version of its launch template, and how its rollout ended. */
export interface Release {
  /** Of the service's launch template. */
  readonly version: number;
  readonly groupName?: string;
  readonly imageId?: string;
  readonly rolloutId?: string;
  /** Epoch ms. */
  readonly createdAtMs?: number;
  /** How it ended, when that was written down: a rollout that runs, or died, has no record. */
  readonly record?: ReleaseRecord;
  /** Whether instances of a group of the service run it now. */
  readonly isRunning: boolean;
  /** Whether it can be rolled back to: a version that was taken back is gone. */
  readonly isThere: boolean;
}

/** Whose releases to tell. */
export interface HistoryOptions {
  readonly service: string;
  /** @default `systemClock` */
  readonly clock?: Clock;
  /** As its rollouts are run with. @default `defaultTiming`, for AWS */
  readonly timing?: Partial<RunnerTiming>;
  readonly signal?: AbortSignal;
}

/**
 * The releases of a service, newest first, from its launch template alone.
 *
 * @example
 * import { readHistory } from '@clicamos/rolling-asg';
 * for (const { version, imageId, record } of await readHistory(cloud, { service: 'web' }))
 *   console.log(version, imageId, record?.outcome);
 */
export async function readHistory(cloud: CloudReads, options: HistoryOptions): Promise<readonly Release[]> {
  const { service, clock = systemClock, signal } = options;
  const reads = patientReads(cloud, { clock, readMs: options.timing?.readMs ?? defaultTiming.readMs });
  const template = await reads.findTemplate(templateName(service), signal);
  if (template === undefined) return [];
  const versions = await reads.findTemplateVersions(template.id, signal);
  const groups = await reads.findGroups({ service }, signal);
  const records = recordsIn(template.tags);
  const running = runningVersions(groups, template.id);
  const found = new Map(versions.map((version) => [version.version, version]));
  return [...new Set([...found.keys(), ...records.keys()])]
    .sort((a, b) => b - a)
    .map((version) =>
      toRelease(version, found.get(version), { record: records.get(version), running, clock }),
    );
}

interface ReleaseFacts {
  readonly record?: ReleaseRecord;
  readonly running: ReadonlySet<number>;
  readonly clock: Clock;
}

function toRelease(
  version: number,
  found: LaunchTemplateVersion | undefined,
  { record, running, clock }: ReleaseFacts,
): Release {
  const name = found && parseReleaseText(found.description);
  return {
    version,
    groupName: name?.groupName,
    imageId: found?.imageId ?? record?.imageId,
    rolloutId: name?.rolloutId,
    createdAtMs: found?.createdAtMs && realMsOf(clock, found.createdAtMs),
    record: record && { ...record, at: new Date(realMsOf(clock, Date.parse(record.at))).toISOString() },
    isRunning: running.has(version),
    isThere: found !== undefined,
  };
}
