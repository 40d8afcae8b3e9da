import type { TemplateSource } from '../../cloud/instance-refresh.js';
import { attempt } from '../../engine/hold/attempt.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { templateName } from '../../journal/names.js';
import { isReleaseOf } from '../../journal/release-text.js';

/** The version that this rollout made: remembered, or found in the ledger by its text. */
export async function findRelease(context: RolloutContext): Promise<TemplateSource | undefined> {
  const { cloud, target, memory } = context;
  if (memory.release !== undefined) return memory.release;
  const template = await attempt(context, (signal) =>
    cloud.findTemplate(templateName(target.service), signal),
  );
  if (template === undefined) return undefined;
  const versions = await attempt(context, (signal) => cloud.findTemplateVersions(template.id, signal));
  const made = versions.find(({ description }) => isReleaseOf(description, target.rolloutId));
  if (made === undefined) return undefined;
  memory.release = { templateId: template.id, version: made.version };
  return memory.release;
}
