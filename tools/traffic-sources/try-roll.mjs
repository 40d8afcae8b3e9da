import { startProbes, systemClock } from '@clicamos/health';
import { createAwsCloud, planRollout, runRollout } from '@clicamos/rolling-asg';
import { registerImage } from './images.mjs';

/** As in the sweeps: a busy machine answers late, and that is no loss; what it cannot carry is not sent. */
const [timeoutMs, maxInFlight] = [20_000, 100];

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
  const targets = urls.map((url) => ({ url, timeoutMs, maxInFlight, ratePerSecond: rate / urls.length }));
  const probe = isProbed ? startProbes(targets) : undefined;
  const result = await runRollout(plan, { cloud, clock: scaledClock(speed) }).finally(() => probe?.stop());
  const calls = service.calls() - before;
  const seen = probe?.total();
  return {
    ...{ source, outcome: result.outcome, calls, serves: result.live?.inService ?? 0 },
    wall: `${(result.wallMs / 1_000).toFixed(0)} s`,
    requests: seen?.sent ?? '-',
    lost: seen === undefined ? '-' : lostText(seen),
    why: (result.reason ?? '').split(' (i-')[0],
  };
}

const lostText = ({ lost, lostBy }) =>
  [lost, ...Object.entries(lostBy).map(([cause, n]) => `${n} ${cause}`)].join(', ');

function scaledClock(speed) {
  const start = systemClock.now();
  return {
    now: () => start + (systemClock.now() - start) * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
