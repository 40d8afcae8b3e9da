import { isCloudError } from '../../cloud/cloud-error.js';
import type { LaunchTemplate } from '../../cloud/cloud.js';
import type { RolloutContext } from '../../engine/context/context.js';
import { passingKinds } from '../../engine/hold/attempt.js';
import { change } from '../../engine/hold/change.js';
import { watchPaceMs } from '../../observe/timing/next-poll.js';

/** How often it is tried: a refusal can be a moment's, as a group that is gone may still seem to use the version. */
const mostTries = 4;

/**
 * Takes a version that nothing uses out of the ledger; the first one is the template's default, and goes with it.
 *
 * @param guard asked before each try; throws when something uses it by now
 * @returns why it is still there
 */
export async function removeVersion(
  context: RolloutContext,
  { id }: LaunchTemplate,
  version: number,
  guard?: () => Promise<void>,
): Promise<string | undefined> {
  const { cloud, clock, signal } = context;
  const send = (own: AbortSignal) =>
    version === 1 ? cloud.deleteTemplate(id, own) : cloud.deleteTemplateVersion(id, version, own);
  for (let count = 1; ; count++) {
    try {
      await change(context, send, guard === undefined ? {} : { guard });
      return undefined;
    } catch (error) {
      if (!isCloudError(error)) throw error;
      if (error.kind === 'missing') return undefined;
      // What passes by itself was tried for long enough.
      if (count >= mostTries || isCloudError(error, ...passingKinds)) return error.message;
    }
    await clock.sleep(watchPaceMs, signal);
  }
}
