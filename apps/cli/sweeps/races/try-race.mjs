import { liveImage, readService } from '../observe/read-service.mjs';
import { watchDisturbance } from '../observe/watch-disturbance.mjs';
import { ofFront } from '../world/of-front.mjs';
import { otherImages } from '../world/other-images.mjs';
import { reasonsNotOneDeployer, reasonsNotOneEnd } from './reasons-not-one-outcome.mjs';
import { runRace } from './run-race.mjs';

/**
 * Runs one race and looks at what it left.
 *
 * @param {object} world whole when it is given
 * @param {{ kind: 'deployers' | 'abort', offsetMs: number, anchor?: string }} race
 */
export async function tryRace(world, { kind, offsetMs, anchor }) {
  const watch = await watchDisturbance(world);
  const images = otherImages(world.images, watch.now);
  const [first, second] = images.map((imageId) => ['deploy', '--ami', imageId, '--json']);
  const rival = kind === 'deployers' ? second : ['abort', '--json'];
  const ends = await runRace(world, { first, second: rival, offsetMs, anchor: ofFront(anchor, world.front) });
  const end = await watch.end();
  const live = liveImage(await readService(world.clients));
  const reasons =
    kind === 'deployers'
      ? reasonsNotOneDeployer(ends, { images, live })
      : reasonsNotOneEnd(ends, { imageId: images[0], live });
  const detail = `(exit ${ends.map(({ code, signal }) => code ?? signal).join(' and ')})`;
  return { ...end, detail, reasons: [...reasons, ...end.reasons] };
}
