import type { LaunchTemplate } from '../../cloud/cloud.js';
import { generationName } from '../../journal/names.js';
import { lastGenerationKey } from '../../journal/tags.js';
import { runningVersions } from '../../observe/service/running-versions.js';
import { attempt } from '../hold/attempt.js';
import type { RolloutContext } from '../context/context.js';

/** How many of the last generations are looked for by name, because somebody may have taken their tags. */
const mostGenerations = 20;

/** Versions of the service's ledger that a group uses, also one that lost its tags: none of them may be deleted. */
export async function usedVersions(
  context: RolloutContext,
  template: LaunchTemplate,
): Promise<ReadonlySet<number>> {
  const { cloud, target } = context;
  const { service, next, previous } = target;
  const last = Number(template.tags[lastGenerationKey] ?? 0);
  const count = Math.min(mostGenerations, Math.max(0, last));
  const generations = Array.from({ length: count }, (_, index) => generationName(service, last - index));
  const names = [...new Set([next.name, ...(previous ? [previous.name] : []), ...generations])];
  const tagged = await attempt(context, (signal) => cloud.findGroups({ service }, signal));
  const named = await attempt(context, (signal) => cloud.findGroups({ names }, signal));
  return runningVersions([...tagged, ...named], template.id);
}
