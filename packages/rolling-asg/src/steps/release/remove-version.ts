import { isCloudError } from '../../cloud/cloud-error.js';
import type { LaunchTemplate } from '../../cloud/cloud.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { attempt, passingKinds } from '../../engine/hold/attempt.js';
import { change } from '../../engine/hold/change.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';

/** How often it is tried: a refusal can be a moment's, as a group that is gone may still seem to use the version. */
const mostTries = 4;

/** Something is made from a version that counted as nobody's. */
export class InUse extends Error {
  override readonly name = 'InUse';
}

/**
 * Takes a version that nothing uses out of the ledger; the first one is the template's default, and goes with it, as long
 * as there is no other.
 *
 * @param guard asked before each try; throws `InUse` when something uses it by now
 * @returns why it is still there
 */
export async function removeVersion(
  context: RolloutContext,
  template: LaunchTemplate,
  version: number,
  guard?: () => Promise<void>,
): Promise<string | undefined> {
  const { cloud, clock, signal } = context;
  const { id } = template;
  const send = (own: AbortSignal) =>
    version === 1 ? cloud.deleteTemplate(id, own) : cloud.deleteTemplateVersion(id, version, own);
  const assertRemovable = async () => {
    await guard?.();
    if (version === 1) await assertOnlyVersion(context, template);
  };
  for (let count = 1; ; count++) {
    try {
      await change(context, send, { guard: assertRemovable });
      return undefined;
    } catch (error) {
      if (error instanceof InUse) return error.message;
      if (!isCloudError(error)) throw error;
      if (error.kind === 'missing') return undefined;
      // What passes by itself was tried for long enough.
      if (count >= mostTries || isCloudError(error, ...passingKinds)) return error.message;
    }
    await clock.sleep(watchPaceMs, signal);
  }
}

/** Another rollout may have made its version since, and its group from that. */
async function assertOnlyVersion(context: RolloutContext, { name }: LaunchTemplate): Promise<void> {
  const template = await attempt(context, (signal) => context.cloud.findTemplate(name, signal));
  if (template !== undefined && template.latestVersion > 1)
    throw new InUse(`version ${template.latestVersion} was made since`);
}
