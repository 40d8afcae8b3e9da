import type { Doubts } from '@clicamos/emulator';
import { planRollout } from '../../../plan/plan-rollout.js';
import { runRollout } from '../../../run/run-rollout.js';
import { firstGroup } from '../../narrative.js';
import { emulatedSide } from '../differential/emulated-side.js';
import type { PlayedCloud } from '../differential/played-cloud.js';
import type { Image, SharedDoubts } from '../differential/schedule.js';
import { strategies, type Strategy } from './strategies.js';

const likely: SharedDoubts = {
  ...{ attachWhileRemoving: 'taken', detachWhileRemoving: 'taken' },
  ...{ templateLagMs: 0, tagConditionLagMs: 0, tagLagMs: 0 },
};

/** Only the emulator has these: the simulation has no adapter before it. */
const ways: readonly Partial<Doubts>[] = [
  { passServiceLinkedRole: 'allowed' },
  { passServiceLinkedRole: 'denied' },
  { othersAfterAttach: 'kept' },
  { othersAfterAttach: 'replaced' },
  { deletionBusyMs: 0 },
  { deletionBusyMs: 60_000 },
];

const cases = ways.flatMap((way) => strategies.map((strategy) => ({ way, strategy })));

const defaultRole =
  'arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling';

/** AWS names its own role in every answer, also where nobody named one; the emulator does not. */
function namingRole(cloud: PlayedCloud): PlayedCloud {
  const { port } = cloud;
  const findGroups: typeof port.findGroups = async (query, signal) =>
    (await port.findGroups(query, signal)).map((group) => ({
      ...group,
      inherited: { ...group.inherited, serviceLinkedRoleArn: defaultRole },
    }));
  return { ...cloud, port: { ...port, findGroups } };
}

async function roll(
  { port, clock, subnetIds, imageIds }: PlayedCloud,
  image: Image,
  { keepPreviousMs = 0, strategy }: Strategy['options'] = {},
) {
  const plan = await planRollout(port, {
    ...{ service: 'web', imageId: imageIds[image], clock, keepPreviousMs, strategy, bakeMs: 30_000 },
    firstGroup: { ...firstGroup, subnetIds },
  });
  return (await runRollout(plan, { cloud: port, clock })).outcome;
}

/** The fewest that served, looked at every second until `work` has ended. */
async function fewestServing<T>({ port, clock }: PlayedCloud, work: Promise<T>) {
  const ended = new AbortController();
  const end = () => ended.abort();
  let fewest = Infinity;
  work.then(end, end);
  while (!ended.signal.aborted) {
    const states = await port.readTargetStates('web-elb');
    fewest = Math.min(fewest, states.filter(({ state }) => state === 'serving').length);
    await clock.sleep(1_000);
  }
  return { fewest, ended: await work };
}

describe('what only the emulator can play, both ways', () => {
  it.each(cases)('$way, $strategy.name: nothing is lost', async ({ way, strategy }) => {
    await using emulated = await emulatedSide(likely, way);
    const cloud = namingRole(emulated);
    await roll(cloud, 'good');

    const bad = await fewestServing(cloud, roll(cloud, 'bad', strategy.options));
    const good = await fewestServing(cloud, roll(cloud, 'next', strategy.options));

    expect(bad).toEqual({ fewest: firstGroup.desiredCapacity, ended: 'rolled-back' });
    expect(good).toEqual({ fewest: firstGroup.desiredCapacity, ended: 'deployed' });
  });
});
