import type { TemplateSource } from '../../cloud/instance-refresh.js';
import { attempt } from '../../engine/hold/attempt.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { templateName } from '../../journal/names.js';
import { recordsIn } from '../../journal/release-record.js';
import { parseReleaseText } from '../../journal/release-text.js';

/**
 * What a refresh goes to, where another rollout of ours had begun it and lost the group: its runner has stopped, or will
 * at its next look, and nobody else takes it back. One that a person began is not ours.
 */
export async function findAbandoned(
  context: RolloutContext,
  desired: TemplateSource | undefined,
): Promise<TemplateSource | undefined> {
  const { cloud, target } = context;
  if (desired === undefined) return undefined;
  const template = await attempt(context, (signal) =>
    cloud.findTemplate(templateName(target.service), signal),
  );
  if (template?.id !== desired.templateId) return undefined;
  const versions = await attempt(context, (signal) => cloud.findTemplateVersions(template.id, signal));
  const made = versions.find(({ version }) => version === desired.version);
  const release = made && parseReleaseText(made.description);
  const hasEnded = recordsIn(template.tags).has(desired.version);
  if (release === undefined || release.rolloutId === target.rolloutId || hasEnded) return undefined;
  return desired;
}
