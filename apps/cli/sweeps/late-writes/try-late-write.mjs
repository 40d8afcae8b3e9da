import { describeEnd, recover } from '../command/recover.mjs';
import { watchDisturbance } from '../observe/watch-disturbance.mjs';
import { createGate } from '../proxy/create-gate.mjs';
import { startProxy } from '../proxy/start-proxy.mjs';
import { otherImages } from '../world/other-images.mjs';
import { createHold } from './create-hold.mjs';

/** Ends that a runner may have when somebody aborts: deployed, rolled back, or taken over. */
const endsOfRunner = [0, 3, 5];

/**
 * Holds one write of a rollout back, aborts elsewhere from the instant at which it is held, delivers the write, and
 * looks at what is left.
 *
 * @param {object} world whole when it is given
 * @param {{ call: string, seconds: number, runner: 'lives' | 'dies' }} held `seconds` of AWS
 */
export async function tryLateWrite(world, { call, seconds, runner }) {
  const watch = await watchDisturbance(world);
  const [imageId] = otherImages(world.images, watch.now);
  const hold = createHold(call, (seconds * 1_000) / world.speed);
  const gate = createGate();
  const [ofRunner, ofAbort] = await Promise.all(
    [hold, gate].map(({ rule }) => startProxy(world.endpoint, rule)),
  );
  try {
    const deploy = await startAt(world, ofRunner, ['deploy', '--ami', imageId]);
    const abort = await startAt(world, ofAbort, ['abort']);
    await Promise.race([hold.begun, deploy.ended]);
    if (runner === 'dies') await deploy.kill();
    gate.open();
    const aborted = await recover(world, ['abort'], { first: abort });
    const ended = await deploy.ended;
    await hold.delivered();
    const end = await watch.end();
    return { ...end, reasons: [...reasonsOf({ aborted, ended, runner, hold }), ...end.reasons] };
  } finally {
    gate.open();
    await Promise.all([ofRunner.close(), ofAbort.close()]);
  }
}

const startAt = async (world, { endpoint }, args) =>
  (await world.sandboxAt(endpoint)).start(args, { limitMs: 120_000 });

function reasonsOf({ aborted, ended, runner, hold }) {
  const isRight = runner === 'dies' || endsOfRunner.includes(ended.code);
  return [
    ...(aborted.reason === undefined ? [] : [aborted.reason]),
    ...(isRight ? [] : [describeEnd('the runner', ended)]),
    ...(hold.wasHeld() ? [] : [`the write was never made: ${describeEnd('deploy', ended)}`]),
  ];
}
