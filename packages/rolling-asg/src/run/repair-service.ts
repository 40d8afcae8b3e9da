import type { Group } from '../cloud/cloud.js';
import { patientReads, type CloudReads } from '../cloud/patient-reads.js';
import type { CloudPort } from '../cloud/ports.js';
import { change } from '../engine/hold/change.js';
import { createContext, type RolloutContext } from '../engine/context/context.js';
import { detachGroup } from '../engine/groups/detach-group.js';
import { awaitDeregistered } from '../engine/watch/await-deregistered.js';
import { proveRemovable } from '../engine/watch/prove-removable.js';
import { removeGroup } from '../engine/groups/remove-group.js';
import { usedVersions } from '../engine/release/used-versions.js';
import type { WalkOptions } from '../engine/context/run-options.js';
import { defaultTiming } from '../engine/context/timing.js';
import { templateName } from '../journal/names.js';
import { createRolloutId } from '../journal/rollout-id.js';
import { defaultSettings } from '../journal/rollout-settings.js';
import { rolloutTagKeys } from '../journal/tags.js';
import { longestDrainingMs } from '../observe/timing/health-timing.js';
import { readSample } from '../observe/sample/read-sample.js';
import { countServing } from '../observe/capacity/serving.js';
import { removeVersion } from '../steps/remove-orphans.js';
import { abortRollout } from './abort-rollout.js';
import { diagnoseService, isPlainLive, type Finding } from './diagnose-service.js';
import { finishKept } from './finish-kept.js';

/** What to repair. Times are milliseconds of `clock`. */
export interface RepairOptions extends WalkOptions {
  readonly service: string;
  /** Who does it. @default 'unknown' */
  readonly by?: string;
}

/** A finding, and whether it was mended. */
export interface Repair {
  readonly finding: Finding;
  /** Why it was not; absent when it was. */
  readonly failure?: string;
}

/** Late requests after an instance has left its load balancer. */
const drainFloorMs = 10_000;
const marginMs = 30_000;
const deadlineMs = 900_000;

/**
 * Mends what `diagnoseService` finds, as far as nothing that serves is touched without another group in its place.
 *
 * @example
 * import { repairService, systemClock } from '@clicamos/rolling-asg';
 * for (const { finding, failure } of await repairService(cloud, { service: 'web', clock: systemClock }))
 *   console.log(finding.text, failure ?? 'mended');
 */
export async function repairService(cloud: CloudPort, options: RepairOptions): Promise<readonly Repair[]> {
  const findings = await diagnoseService(cloud, options);
  const repairs: Repair[] = [];
  for (const finding of findings) {
    if (finding.fix === undefined) continue;
    repairs.push(await repair(cloud, options, finding));
  }
  return repairs;
}

async function repair(cloud: CloudPort, options: RepairOptions, finding: Finding): Promise<Repair> {
  try {
    await mend(cloud, options, finding);
    return { finding };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { finding, failure: error instanceof Error ? error.message : String(error) };
  }
}

async function mend(cloud: CloudPort, options: RepairOptions, finding: Finding): Promise<void> {
  switch (finding.kind) {
    case 'dead-rollout':
    case 'failed-group':
      await abortRollout(cloud, { ...options, onlyDead: true });
      return;
    case 'kept-over':
      await finishKept(cloud, options);
      return;
    case 'left-tags':
      return untag(cloud, options, finding.groupName ?? '');
    case 'orphan-version':
      return deleteVersion(cloud, options, finding.version ?? 0);
    case 'two-live':
      return keepOne(cloud, options);
    case 'running':
      return;
  }
}

interface Maintained {
  readonly nextName: string;
  readonly previousName?: string;
  readonly wanted: number;
  readonly sources: Awaited<ReturnType<CloudPort['findTrafficSources']>>;
}

function maintenance(
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

async function untag(cloud: CloudPort, options: RepairOptions, name: string): Promise<void> {
  const context = maintenance(cloud, options, { nextName: name, wanted: 0, sources: [] });
  await change(context, (signal) => cloud.untagGroup(name, rolloutTagKeys, signal));
}

async function deleteVersion(cloud: CloudPort, options: RepairOptions, version: number): Promise<void> {
  const { service } = options;
  const context = maintenance(cloud, options, { nextName: service, wanted: 0, sources: [] });
  const template = await readsOf(cloud, options).findTemplate(templateName(service), context.signal);
  if (template === undefined) return;
  const used = await usedVersions(context, template);
  if (used.has(version) || (version === 1 && used.size > 0))
    throw new Error(`Version ${version} of launch template \`${template.name}\` is used by a group`);
  await removeVersion(context, template, version);
}

function readsOf(cloud: CloudReads, { clock, timing }: RepairOptions): CloudReads {
  return patientReads(cloud, { clock, readMs: timing?.readMs ?? defaultTiming.readMs });
}

/** Two live groups: the newest that serves whole stays, the others leave their load balancers and go. */
async function keepOne(cloud: CloudPort, options: RepairOptions): Promise<void> {
  const { service, signal } = options;
  const reads = readsOf(cloud, options);
  const live = (await reads.findGroups({ service }, signal)).filter(
    (group) => isPlainLive(group) && !group.isDeleting,
  );
  const kept = await chooseLive(reads, options, live);
  if (kept === undefined)
    throw new Error(`None of the live groups of \`${service}\` serves whole: a person must choose`);
  const sources = await reads.findTrafficSources(kept.sourceIds, signal);
  const wanted = Math.max(...live.map(({ desiredCapacity }) => desiredCapacity));
  for (const other of live.filter(({ name }) => name !== kept.name)) {
    const facts = { nextName: kept.name, previousName: other.name, wanted, sources };
    await removeOther(maintenance(cloud, options, facts), { kept, other });
  }
}

async function chooseLive(
  reads: CloudReads,
  { clock, signal, timing }: RepairOptions,
  live: readonly Group[],
): Promise<Group | undefined> {
  const groupNames = live.map(({ name }) => name);
  const readMs = timing?.readMs ?? defaultTiming.readMs;
  const sample = await readSample({
    cloud: reads,
    clock,
    groupNames,
    sourceIds: [],
    deadlineMs: readMs,
    ...(signal === undefined ? {} : { signal }),
  });
  const newestFirst = [...live].sort((a, b) => (a.name < b.name ? 1 : -1));
  return newestFirst.find(
    (group) => group.desiredCapacity > 0 && countServing(group, sample) >= group.desiredCapacity,
  );
}

async function removeOther(
  context: RolloutContext,
  { kept, other }: { readonly kept: Group; readonly other: Group },
): Promise<void> {
  const { sources } = context.target;
  const { proof } = await proveRemovable(context, {
    step: 'rollBack',
    failure: `\`${other.name}\` is still needed`,
    deadlineMs,
    groupName: other.name,
    unless: () => ({
      instead: { groupName: kept.name, capacity: kept.desiredCapacity, sources },
      mayBeIdle: false,
    }),
  });
  await detachGroup(context, other, proof);
  await awaitDeregistered(context, {
    step: 'rollBack',
    groupName: other.name,
    sourceIds: other.sourceIds,
    floorMs: drainFloorMs,
    ceilingMs: longestDrainingMs(sources) + marginMs,
  });
  await removeGroup(context, { step: 'rollBack', proof, deadlineMs });
}
