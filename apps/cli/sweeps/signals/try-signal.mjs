import { describeEnd, recoverBy } from '../command/recover.mjs';
import { watchDisturbance } from '../observe/watch-disturbance.mjs';
import { otherImages } from '../world/other-images.mjs';
import { disturb } from './disturb.mjs';

/** What the engine itself may wait for on its way back: a drain, a boot, a removal; in AWS seconds. */
const ownWaitsSeconds = 120;
const withinMs = 5_000;
const atOnceMs = 1_500;
const exitCodes = { SIGINT: 130, SIGTERM: 143 };
const saysWhatToRun = /clicamos(?:\.js)? (?:resume|abort)/;

/**
 * Disturbs a rollout at a step, brings it to an end with the command that the machine has for it, and judges.
 *
 * @param {object} world whole when it is given
 * @param {{ step: string, disturbance: string, recovery: string }} options `recovery` is `resume` or `abort`
 */
export async function trySignal(world, { step, disturbance, recovery }) {
  const watch = await watchDisturbance(world);
  const [imageId] = otherImages(world.images, watch.now);
  const sandbox = await world.sandboxAt();
  const { ended, ms, isReached } = await disturb(sandbox, {
    args: ['deploy', '--ami', imageId, '--json'],
    step,
    disturbance,
  });
  const isDone = ended !== undefined && isBack(ended);
  const recovered = isDone ? {} : await recoverBy(recovery, world);
  const end = await watch.end();
  const reasons = [
    ...(isReached ? [] : [`the step was never reached: ${describeEnd('deploy', ended)}`]),
    ...(isReached ? reasonsOf({ ended, ms, disturbance, speed: world.speed }) : []),
    ...(recovered.reason === undefined ? [] : [recovered.reason]),
    ...end.reasons,
  ];
  const how = ended === undefined ? 'gone' : `exit ${ended.code ?? ended.signal}`;
  return {
    ...end,
    reasons,
    detail: `(${how} after ${Math.round(ms)} ms${isDone ? '' : `, then ${recovery}`})`,
  };
}

/** Back, or its end was said already: a signal that meets the process while it ends finds nobody to say anything. */
const isBack = ({ code, stdout }) =>
  code === 0 || code === 3 || (code === undefined && stdout.includes('"kind":"summary"'));

function reasonsOf({ ended, ms, disturbance, speed }) {
  const [signal, twice] = disturbance.split('-');
  const limitMs = withinMs + (ownWaitsSeconds * 1_000) / speed;
  if (disturbance === 'closed-terminal' || twice === undefined) {
    const slow = ms > limitMs ? [`it took ${Math.round(ms)} ms to end, at most ${limitMs} ms`] : [];
    return [...slow, ...(ended === undefined || isBack(ended) ? [] : [describeEnd('deploy', ended)])];
  }
  if (isBack(ended)) return [];
  return [
    ...(ended.code === exitCodes[signal] ? [] : [describeEnd('deploy', ended)]),
    ...(ms > atOnceMs ? [`the second ${signal} took ${Math.round(ms)} ms`] : []),
    ...(saysWhatToRun.test(ended.stderr) ? [] : [`it does not say what to run: ${ended.stderr}`]),
  ];
}
