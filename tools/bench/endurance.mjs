// Rollouts in a row under load, by the real command on one emulator: nothing lost, and the emulator's memory and
// descriptors stay flat.
//
//   npx nx run-many -t build && node tools/bench/endurance.mjs    100 rollouts, 1,000,000 requests: 15 minutes or so
//   node tools/bench/endurance.mjs --rollouts 3                   the short form: 30,000 requests, no word on flatness
//
// --rate requests per second (2000), --requests in total at least (10,000 per rollout), --speed AWS seconds per second
// (20). Flat: the last quarter's mean is at most a fifth above the first's. Linux only: it reads /proc.
import { setTimeout as delay } from 'node:timers/promises';
import { judgeRollout } from '../../apps/cli/sweeps/endurance/judge-rollout.mjs';
import { parseFlags } from '../../apps/cli/sweeps/judge/parse-flags.mjs';
import { runJudge } from '../../apps/cli/sweeps/judge/run-judge.mjs';
import { sampleProcess } from '../../apps/cli/sweeps/observe/sample-process.mjs';
import { createWorlds } from '../../apps/cli/sweeps/world/create-worlds.mjs';
import { trendOf } from './trend.mjs';

const flags = parseFlags({ rollouts: 100, requests: 0, rate: 2_000, speed: 20 });
const requestsWanted = flags.requests || flags.rollouts * 10_000;
const enoughForTrend = 20;
const flatWithin = 1.2;

await runJudge(async ({ scope, say }) => {
  const worlds = await createWorlds(scope, { ...flags, newEvery: 10 });
  const world = await worlds.of(0);
  const { failures, samples } = await rollOutInARow(world, say);
  while (world.traffic.counts().sent < requestsWanted) await delay(100);
  await world.traffic.settled();
  const { sent, lost } = world.traffic.counts();
  const isFlat = describeTrends(samples, say);
  say(
    `${flags.rollouts} rollouts, ${failures} failures, ${sent} requests, ${lost} lost, least ${world.serving.least()} served`,
  );
  return failures === 0 && lost === 0 && isFlat;
});

async function rollOutInARow(world, say) {
  const samples = [];
  let failures = 0;
  for (let index = 1; index <= flags.rollouts; index += 1) {
    const { reasons, seconds } = await judgeRollout(world);
    const { residentMb, descriptors } = await sampleProcess(world.emulatorPid);
    samples.push({ residentMb, descriptors });
    if (reasons.length > 0) failures += 1;
    const { sent, lost } = world.traffic.counts();
    say(
      `${index}/${flags.rollouts}  ${seconds.toFixed(1)} s · ${sent} requests, ${lost} lost · ` +
        `${residentMb.toFixed(0)} MB, ${descriptors} descriptors${reasons.map((reason) => `\n   FAIL ${reason}`).join('')}`,
    );
  }
  return { failures, samples };
}

function describeTrends(samples, say) {
  if (samples.length < enoughForTrend) {
    say(`Fewer than ${enoughForTrend} rollouts: whether memory and descriptors are flat is NOT judged`);
    return true;
  }
  const trends = ['residentMb', 'descriptors'].map((name) => ({
    name,
    ...trendOf(samples.map((sample) => sample[name])),
  }));
  for (const { name, first, last, slope } of trends)
    say(
      `${name}: first quarter ${first.toFixed(1)}, last quarter ${last.toFixed(1)}, ${slope.toFixed(3)} per rollout` +
        `${last > first * flatWithin ? '   NOT FLAT' : ''}`,
    );
  return trends.every(({ first, last }) => last <= first * flatWithin);
}
