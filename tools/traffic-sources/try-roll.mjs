import { createAwsCloud, planRollout, runRollout } from '@clicamos/rolling-asg';
import { registerImage } from './images.mjs';
import { scaledClock } from './scaled-clock.mjs';
import { startTraffic } from './start-traffic.mjs';

/** Longer than the image lives that dies, in AWS's time, so that it dies in the bake. */
const bakeOf = (image, speed) => (image === 'dies' ? 8_000 * speed : 10_000);

/** Rolls the service to an image under steady requests, and tells what came of it. */
export async function tryRoll(service, image, { rate }) {
  const { clients, firstGroup, folder, speed, source, urls } = service;
  const version = `${image}-${service.calls()}`;
  const imageId = await registerImage(clients.ec2, { folder, version, image });
  const cloud = createAwsCloud(clients);
  const before = service.calls();
  const traffic = source === 'none' ? { traffic: 'none' } : {};
  const plan = await planRollout(cloud, {
    ...{ service: 'web', imageId, firstGroup, bakeMs: bakeOf(image, speed), ...traffic },
  });
  const isProbed = urls.length > 0 && plan.previous !== undefined;
  const probe = isProbed ? startTraffic(urls, rate) : undefined;
  const result = await runRollout(plan, { cloud, clock: scaledClock(speed) }).finally(() => probe?.stop());
  const calls = service.calls() - before;
  return {
    ...{ source, outcome: result.outcome, calls, serves: result.live?.inService ?? 0 },
    wall: `${(result.wallMs / 1_000).toFixed(0)} s`,
    ...(probe?.seen() ?? { requests: '-', lost: '-' }),
    why: (result.reason ?? '').split(' (i-')[0],
  };
}
