import type { LaunchTemplate } from '../../cloud/cloud.js';
import { attempt } from '../../engine/hold/attempt.js';
import { waitOutLateRelease } from '../../engine/hold/wait-out-late.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { usedVersions } from '../../engine/release/used-versions.js';
import { templateName } from '../../journal/names.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import { isReleaseOf } from '../../journal/release-text.js';
import { removeVersion } from './remove-version.js';

/** How often it is looked for while a group that is gone still seems to use the release. */
const mostLooks = 4;

/**
 * Takes a release that nothing uses out of the ledger; a ledger that would be empty goes with it. When that fails, the
 * rollback has not: nothing points at the version, so it is told and left.
 */
export async function removeRelease(context: RolloutContext): Promise<void> {
  if (context.keepFailed) return;
  await waitOutLateRelease(context);
  const { cloud, target, emit } = context;
  const name = templateName(target.service);
  const template = await attempt(context, (signal) => cloud.findTemplate(name, signal));
  if (template === undefined) return;
  const version = await findRelease(context, template.id);
  if (version === undefined) return;
  // A template's first version is its default one, which AWS removes only together with the template.
  if (version === 1 && template.latestVersion > 1) return;
  const used = await usedByOthers(context, template, version);
  const what = `version ${version} of launch template ${name}`;
  if (used.has(version)) return emit({ kind: 'left', what, reason: 'something still runs it' });
  if (version === 1 && used.size > 0) return;
  const failure = await removeVersion(context, template, version);
  emit(failure === undefined ? { kind: 'removed', what } : { kind: 'left', what, reason: failure });
}

/** What is made from the template; an answer can still show what was seen to be gone: a group, or its instances. */
async function usedByOthers(
  context: RolloutContext,
  template: LaunchTemplate,
  version: number,
): Promise<ReadonlySet<number>> {
  const wasSeenGone = context.memory.isNextGone || context.target.origin !== undefined;
  for (let look = 1; ; look++) {
    const used = await usedVersions(context, template);
    if (!used.has(version) || !wasSeenGone || look >= mostLooks) return used;
    await context.clock.sleep(watchPaceMs, context.signal);
  }
}

/** Remembered, or found by its text when the answer that named it got lost. */
async function findRelease(context: RolloutContext, templateId: string): Promise<number | undefined> {
  const { cloud, target, memory } = context;
  if (memory.release !== undefined)
    return memory.release.templateId === templateId ? memory.release.version : undefined;
  const versions = await attempt(context, (signal) => cloud.findTemplateVersions(templateId, signal));
  return versions.find(({ description }) => isReleaseOf(description, target.rolloutId))?.version;
}
