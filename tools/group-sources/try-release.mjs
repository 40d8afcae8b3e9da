import { createAwsCloud, isRolloutError, planRollout, runRollout } from '@clicamos/rolling-asg';
import { createService } from '../traffic-sources/create-service.mjs';
import { registerImage } from '../traffic-sources/images.mjs';
import { scaledClock } from '../traffic-sources/scaled-clock.mjs';
import { startTraffic } from '../traffic-sources/start-traffic.mjs';
import { describeChanges } from './describe-changes.mjs';
import { groupName, makeGroup } from './make-group.mjs';
import { readSettings } from './read-settings.mjs';

/** Rolls a group that somebody made to an image, under steady requests, in a cloud of its own; tells what came of it. */
export async function tryRelease({ source, strategy, image }, { speed, rate }) {
  const service = await createService('both', { speed });
  try {
    const first = await registerImage(service.clients.ec2, { ...service, version: 'first', image: 'good' });
    await makeGroup(service, { source, imageId: first });
    const imageId = await registerImage(service.clients.ec2, { ...service, version: 'next', image });
    const before = await readSettings(service.clients);
    const traffic = startTraffic(service.urls, rate);
    const rolled = await roll(service, { imageId, strategy }).finally(() => traffic.stop());
    const after = await readSettings(service.clients);
    return {
      ...{ ...rolled, ...traffic.seen(), groups: after.groups },
      changes: describeChanges(before.lines, after.lines),
      runs: after.images.map((id) => (id === imageId ? 'next' : id === first ? 'first' : id)).join(' and '),
    };
  } finally {
    await service.close();
  }
}

async function roll({ clients, calls, speed }, { imageId, strategy }) {
  const before = calls();
  const [cloud, clock] = [createAwsCloud(clients), scaledClock(speed)];
  const told = (outcome, why, serves) => ({ outcome, why, serves, calls: calls() - before });
  try {
    const options = { service: 'web', imageId, adopt: groupName, strategy, bakeMs: 10_000 };
    const plan = await planRollout(cloud, options);
    const { outcome, reason = '', live } = await runRollout(plan, { cloud, clock });
    return told(outcome, reason.split(' (i-')[0], live?.inService ?? 0);
  } catch (error) {
    if (!isRolloutError(error) || error.code !== 'Preflight') throw error;
    return told('refused', error.message);
  }
}
