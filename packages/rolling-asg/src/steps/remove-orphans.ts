import { isCloudError } from '../cloud/cloud-error.js';
import { attempt } from '../engine/attempt.js';
import { change } from '../engine/change.js';
import type { RolloutContext } from '../engine/context.js';
import { usedVersions } from '../engine/used-versions.js';
import { templateName } from '../journal/names.js';
import { orphanVersions } from '../observe/orphan-versions.js';

/** A version younger than this may belong to a rollout that is about to make its group. */
const youngMs = 75_000;

/**
 * Takes releases out of the ledger whose rollout died before it made its group. When that fails nothing else has: it is
 * told and left.
 */
export async function removeOrphans(context: RolloutContext): Promise<void> {
  const { cloud, target, emit, clock } = context;
  const { service, rolloutId } = target;
  const name = templateName(service);
  const template = await attempt(context, (signal) => cloud.findTemplate(name, signal));
  if (template === undefined) return;
  const versions = await attempt(context, (signal) => cloud.findTemplateVersions(template.id, signal));
  const groups = await attempt(context, (signal) => cloud.findGroups({ service }, signal));
  const used = await usedVersions(context, template);
  const orphans = orphanVersions({ template, versions, groups, rolloutId }).filter(
    ({ version, createdAtMs = 0 }) =>
      version > 1 && !used.has(version) && clock.now() - createdAtMs >= youngMs,
  );
  for (const { version } of orphans) {
    const what = `version ${version} of launch template ${name}`;
    try {
      await change(context, (signal) => cloud.deleteTemplateVersion(template.id, version, signal));
      emit({ kind: 'removed', what });
    } catch (error) {
      if (!isCloudError(error)) throw error;
      emit({ kind: 'left', what, reason: error.message });
    }
  }
}
