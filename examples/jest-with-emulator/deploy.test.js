// @ts-check
import { httpCheck, pollUntilHealthy, startProbe } from '@clicamos/health';
import { deployCarefully } from './deploy-carefully.js';
import { deployHastily } from './deploy-hastily.js';
import { startService } from './testing/start-service.js';

// AWS's seconds pass twenty times faster here.
const waiting = { maxWaitTime: 30, minDelay: 0.1, maxDelay: 0.3 };

/** @type {Awaited<ReturnType<typeof startService>>} */
let service;

beforeEach(async () => {
  service = await startService();
});

afterEach(() => service.close());

/**
 * Deploys the second image under 50 requests a second, until the service answers again.
 *
 * @param {typeof deployHastily} deploy
 */
async function deployUnderTraffic(deploy) {
  const { clients, imageId, url } = service;
  const probe = startProbe({ url, ratePerSecond: 50, timeoutMs: 30_000 });
  try {
    await deploy(clients, { imageId, previous: 'web-1', next: 'web-2' }, waiting);
    await pollUntilHealthy(httpCheck({ url }), { deadlineMs: 30_000, intervalMs: 100, healthyThreshold: 3 });
  } finally {
    await probe.stop();
  }
  return probe.total();
}

test('the hasty script loses requests', async () => {
  const { lostBy } = await deployUnderTraffic(deployHastily);

  // "Service Unavailable": the load balancer had nobody to ask.
  expect(lostBy['status 503']).toBeGreaterThan(0);
});

test('the careful script loses none', async () => {
  const { lost, versions } = await deployUnderTraffic(deployCarefully);

  expect(lost).toBe(0);
  expect(Object.keys(versions)).toEqual(['1', '2']);
});
