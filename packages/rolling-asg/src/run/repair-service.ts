import type { CloudPort } from '../cloud/ports.js';
import { change } from '../engine/hold/change.js';
import { usedVersions } from '../engine/release/used-versions.js';
import { templateName } from '../journal/names.js';
import { rolloutTagKeys } from '../journal/tags.js';
import { InUse, removeVersion } from '../steps/release/remove-version.js';
import { abortRollout } from './abort-rollout.js';
import { diagnoseService, type Finding } from './diagnose-service.js';
import { finishKept } from './finish-kept.js';
import { maintenance, readsOf, type RepairOptions } from './maintenance.js';
import { keepOne, removeStripped } from './remove-beside.js';

/** A finding, and whether it was mended. */
export interface Repair {
  readonly finding: Finding;
  /** Why it was not; absent when it was. */
  readonly failure?: string;
}

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
    case 'stripped-group':
      await removeStripped(cloud, options, finding.groupName ?? '');
      if (finding.version !== undefined) await deleteVersion(cloud, options, finding.version);
      return;
    case 'orphan-version':
      return deleteVersion(cloud, options, finding.version ?? 0);
    case 'two-live':
      return keepOne(cloud, options);
    case 'running':
      return;
  }
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
  const assertUnused = async () => {
    const used = await usedVersions(context, template);
    if (used.has(version) || (version === 1 && used.size > 0)) throw new InUse('a group uses it');
  };
  const reason = await removeVersion(context, template, version, assertUnused);
  if (reason !== undefined)
    throw new Error(`Version ${version} of launch template \`${template.name}\` is still there: ${reason}`);
}
