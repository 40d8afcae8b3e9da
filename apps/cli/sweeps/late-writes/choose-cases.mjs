import { sampleOf, seeded } from '../judge/seeded.mjs';
import { readService } from '../observe/read-service.mjs';
import { startProxy } from '../proxy/start-proxy.mjs';
import { otherImages } from '../world/other-images.mjs';

const held = [
  'DetachLoadBalancers',
  'DetachLoadBalancerTargetGroups',
  'UpdateAutoScalingGroup',
  'DeleteAutoScalingGroup',
];
const delays = [5, 20, 60, 150];
const runners = ['lives', 'dies'];

/** Each of these writes that a rollout makes, for each delay, with a runner that lives and one that dies. */
export async function chooseCases(worlds, { only, sample, seed }) {
  if (only !== undefined) return only.split(',').map(parseCase);
  const calls = await readWrites(await worlds.of(0));
  const cases = calls.flatMap((call) =>
    runners.flatMap((runner) => delays.map((seconds) => ({ call, seconds, runner }))),
  );
  return sample > 0 ? sampleOf(cases, sample, seeded(seed)) : cases;
}

function parseCase(text) {
  const [, call, seconds, runner] = /^([A-Z]\w*\.[1-9]\d*):(\d+):(lives|dies)$/.exec(text) ?? [];
  if (call !== undefined) return { call, seconds: Number(seconds), runner };
  throw new Error(
    `Expected call:seconds:runner, for example DetachLoadBalancers.1:60:lives, got \`${text}\``,
  );
}

/** The writes of an undisturbed rollout, as `Operation.occurrence`. */
async function readWrites(world) {
  const proxy = await startProxy(world.endpoint);
  try {
    const sandbox = await world.sandboxAt(proxy.endpoint);
    const [imageId] = otherImages(world.images, await readService(world.clients));
    const { code, stderr } = await sandbox.start(['deploy', '--ami', imageId]).ended;
    if (code !== 0) throw new Error(`An undisturbed deploy ended with ${code}: ${stderr}`);
    return proxy.calls
      .filter(({ operation }) => held.includes(operation))
      .map(({ operation, occurrence }) => `${operation}.${occurrence}`);
  } finally {
    await proxy.close();
  }
}
