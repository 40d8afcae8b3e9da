// A rollback to a previous that is kept warm, by the real command on an emulator at AWS's own speed and under load: how
// long until it serves whole again, beyond the time that the load balancer's health checks take by themselves.
//
//   npx nx run-many -t build && node tools/bench/warm-rollback.mjs    5 minutes or so, nearly all of it waiting
//
// Held: at most 2 s from the start of the process, no request lost. --rate requests per second (200).
import { setTimeout as delay } from 'node:timers/promises';
import { DescribeLoadBalancersCommand } from '@aws-sdk/client-elastic-load-balancing';
import { describeEnd } from '../../apps/cli/sweeps/command/recover.mjs';
import { parseFlags } from '../../apps/cli/sweeps/judge/parse-flags.mjs';
import { runJudge } from '../../apps/cli/sweeps/judge/run-judge.mjs';
import { readHealth } from '../../apps/cli/sweeps/observe/read-health.mjs';
import { readService } from '../../apps/cli/sweeps/observe/read-service.mjs';
import { otherImages } from '../../apps/cli/sweeps/world/other-images.mjs';
import { createWorlds } from '../../apps/cli/sweeps/world/create-worlds.mjs';

const flags = parseFlags({ rate: 200 });
const mostMs = 2_000;
const limitMs = 600_000;
const lookMs = 25;

await runJudge(async ({ scope, say }) => {
  const worlds = await createWorlds(scope, { ...flags, speed: 1 });
  const world = await worlds.of(0);
  const warm = (await readService(world.clients)).groups[0];
  const [imageId] = otherImages(world.images, await readService(world.clients));
  await mustRun(world, ['deploy', '--ami', imageId, '--keep-previous', '30m']);
  const counts = world.traffic.counts();
  const healthMs = await readHealthMs(world.clients);
  const { servesAfterMs, startedAfterMs, ended } = await rollBack(world, warm);
  await world.traffic.settled();
  const lost = world.traffic.lostSince(counts).length;
  const beyondMs = servesAfterMs - healthMs;
  const inSeconds = (ms) => `${(ms / 1_000).toFixed(2)} s`;
  say(
    `${warm.name} serves ${inSeconds(servesAfterMs)} after the command was started; health checks take ${inSeconds(healthMs)}`,
  );
  say(
    `beyond: ${inSeconds(beyondMs)}, of which the start of the program ${inSeconds(startedAfterMs)}; ${lost} lost`,
  );
  if (ended.code !== 0) say(`FAIL ${describeEnd('rollback', ended)}`);
  return ended.code === 0 && lost === 0 && beyondMs <= mostMs;
});

async function mustRun(world, args) {
  const ended = await (await world.sandboxAt()).start(args, { limitMs }).ended;
  if (ended.code !== 0) throw new Error(describeEnd(args[0], ended));
}

/** Until every instance that was kept takes requests, and until the command has begun. */
async function rollBack({ clients, sandboxAt }, { instances }) {
  const sandbox = await sandboxAt();
  const begun = performance.now();
  let startedAfterMs = 0;
  const onLine = (line) => {
    if (line.includes('"rollout-started"')) startedAfterMs = performance.now() - begun;
  };
  const command = sandbox.start(['rollback', '--json'], { limitMs, onLine });
  let hasEnded = false;
  command.ended.then(() => (hasEnded = true));
  const serve = async () => {
    const health = await readHealth(clients);
    return instances.every(({ id }) => health.some((state) => state.id === id && state.serves));
  };
  while (!hasEnded && !(await serve())) await delay(lookMs);
  const servesAfterMs = performance.now() - begun;
  return { servesAfterMs, startedAfterMs, ended: await command.ended };
}

/** What a good instance needs from its registration to its first request. */
async function readHealthMs({ elasticLoadBalancing }) {
  const answer = await elasticLoadBalancing.send(new DescribeLoadBalancersCommand({}));
  const [{ HealthCheck }] = answer.LoadBalancerDescriptions;
  return HealthCheck.HealthyThreshold * HealthCheck.Interval * 1_000;
}
