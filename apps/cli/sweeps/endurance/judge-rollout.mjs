import { describeEnd } from '../command/recover.mjs';
import { watchDisturbance } from '../observe/watch-disturbance.mjs';
import { otherImages } from '../world/other-images.mjs';

/**
 * One undisturbed rollout to another image: deployed, nothing lost, whole at the end.
 *
 * @param {object} world
 * @returns {Promise<{ reasons: readonly string[], seconds: number }>}
 */
export async function judgeRollout(world) {
  const watch = await watchDisturbance(world);
  const [imageId] = otherImages(world.images, watch.now);
  const sandbox = await world.sandboxAt();
  const ended = await sandbox.start(['deploy', '--ami', imageId]).ended;
  const { reasons } = await watch.end();
  return {
    reasons: [...(ended.code === 0 ? [] : [describeEnd('deploy', ended)]), ...reasons],
    seconds: ended.ms / 1_000,
  };
}
