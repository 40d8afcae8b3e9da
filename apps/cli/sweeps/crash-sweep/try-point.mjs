import { recover, recoverBy } from '../command/recover.mjs';
import { watchDisturbance } from '../observe/watch-disturbance.mjs';
import { otherImages } from '../world/other-images.mjs';
import { runVictim } from './run-victim.mjs';

/**
 * Kills a command at one of its calls, recovers, and looks at what is left.
 *
 * @param {object} world whole when it is given
 * @param {{ scenario: import('./scenarios.mjs').Scenario, point: import('./crash-point.mjs').CrashPoint, hasDoctor: boolean }} options
 * @returns {Promise<{ reasons: string[], lost: number, least: number, killed?: object, isWhole: boolean }>}
 */
export async function tryPoint(world, { scenario, point, hasDoctor }) {
  const watch = await watchDisturbance(world);
  const [good] = otherImages(world.images, watch.now);
  const imageId = scenario.image === 'bad' ? world.images.bad : good;
  const { killed } = await runVictim(world, scenario, { imageId, call: point.call, moment: point.moment });
  const recovered = await recoverBy(point.recovery, world, good);
  const end = await watch.end();
  const found = hasDoctor && end.isWhole ? await recover(world, ['doctor'], { good: [0] }) : {};
  const reasons = [recovered, found].flatMap(({ reason }) => reason ?? []);
  return { killed, ...end, reasons: [...reasons, ...end.reasons] };
}
