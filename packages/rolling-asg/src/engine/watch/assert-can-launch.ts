import type { Group } from '../../cloud/cloud.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';
import type { RolloutContext } from '../context/context.js';
import { attempt } from '../hold/attempt.js';
import { pause } from '../hold/hold-lease.js';

/** How often a version is looked for before it counts as gone: one answer without it is no evidence. */
const mostLooks = 3;

/**
 * Before previous goes: next serves, but without its launch template version it could replace no instance. Whoever took
 * this rollout for dead may have removed that a moment before next was made.
 *
 * @throws Error when the version is gone
 */
export async function assertCanLaunch(
  context: RolloutContext,
  { name, launchTemplate }: Group,
): Promise<void> {
  if (launchTemplate === undefined) return;
  const { id, version } = launchTemplate;
  for (let look = 1; look <= mostLooks; look++) {
    if (look > 1) await pause(context, watchPaceMs);
    const find = (signal: AbortSignal) => context.cloud.findTemplateVersion(id, version, signal);
    if ((await attempt(context, find)) !== undefined) return;
  }
  throw new Error(
    `\`${name}\` serves, but version ${version} of its launch template is gone: it could launch no instance`,
  );
}
