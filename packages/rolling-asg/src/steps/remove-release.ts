import { isCloudError } from '../cloud/cloud-error.js';
import { attempt } from '../engine/attempt.js';
import { change } from '../engine/change.js';
import type { RolloutContext } from '../engine/context.js';
import { usedVersions } from '../engine/used-versions.js';
import { templateName } from '../journal/names.js';
import { isReleaseOf } from '../journal/release-text.js';

/**
 * Takes a release that nothing uses out of the ledger; a ledger that would be empty goes with it. When that fails, the
 * rollback has not: nothing points at the version, so it is told and left.
 */
export async function removeRelease(context: RolloutContext): Promise<void> {
  if (context.keepFailed) return;
  const { cloud, target, emit } = context;
  const name = templateName(target.service);
  const template = await attempt(context, (signal) => cloud.findTemplate(name, signal));
  if (template === undefined) return;
  const version = await findRelease(context, template.id);
  if (version === undefined) return;
  // A template's first version is its default one, which AWS removes only together with the template.
  if (version === 1 && template.latestVersion > 1) return;
  const used = await usedVersions(context, template);
  if (used.has(version) || (version === 1 && used.size > 0)) return;
  const what = `version ${version} of launch template ${name}`;
  try {
    if (version === 1) await change(context, (signal) => cloud.deleteTemplate(template.id, signal));
    else await change(context, (signal) => cloud.deleteTemplateVersion(template.id, version, signal));
  } catch (error) {
    if (!isCloudError(error)) throw error;
    if (error.kind !== 'missing') return emit({ kind: 'left', what, reason: error.message });
  }
  emit({ kind: 'removed', what });
}

/** Remembered, or found by its text when the answer that named it got lost. */
async function findRelease(context: RolloutContext, templateId: string): Promise<number | undefined> {
  const { cloud, target, memory } = context;
  if (memory.release !== undefined)
    return memory.release.templateId === templateId ? memory.release.version : undefined;
  const versions = await attempt(context, (signal) => cloud.findTemplateVersions(templateId, signal));
  return versions.find(({ description }) => isReleaseOf(description, target.rolloutId))?.version;
}
