import { describeEnd } from '../command/recover.mjs';
import { sampleOf, seeded } from '../judge/seeded.mjs';
import { workInParallel } from '../judge/work-in-parallel.mjs';
import { watchDisturbance } from '../observe/watch-disturbance.mjs';
import { otherImages } from '../world/other-images.mjs';
import { moments, parsePoint, pointsOf } from './crash-point.mjs';
import { runVictim } from './run-victim.mjs';
import { scenarios } from './scenarios.mjs';

/** A survey costs as much as a point: a sample is of so many scenarios. */
const sampledScenarios = 3;

/** The points of `--only`, else those of every call that an undisturbed run makes, or a sample of them. */
export async function choosePoints(worlds, { flags, recoveries, say }) {
  const known = { scenarios: scenarios.map(({ name }) => name), recoveries };
  if (flags.only !== undefined) return flags.only.split(',').map((text) => parsePoint(text, known));
  if (flags.moment !== undefined && !moments.includes(flags.moment))
    throw new Error(`Expected --moment to be ${moments.join(' or ')}, got \`${flags.moment}\``);
  const random = seeded(flags.seed);
  const wanted = scenarios.filter(({ name }) => flags.scenario === undefined || flags.scenario === name);
  const chosen = flags.sample > 0 ? sampleOf(wanted, sampledScenarios, random) : wanted;
  const calls = await surveyAll(worlds, chosen, flags.workers);
  const points = chosen.flatMap(({ name }) => {
    say(`${name}: ${calls.get(name).length} calls`);
    return pointsOf(name, calls.get(name), { recoveries, onlyWrites: flags.writes, moment: flags.moment });
  });
  return flags.sample > 0 ? sampleOf(points, flags.sample, random) : points;
}

async function surveyAll(worlds, chosen, workers) {
  const calls = new Map();
  await workInParallel(chosen, workers, async (scenario, worker) => {
    const { seen, isWhole, before } = await survey(await worlds.of(worker), scenario);
    calls.set(scenario.name, seen);
    if (!isWhole) await worlds.repair(worker, before);
  });
  return calls;
}

/** The calls of a scenario that nobody kills. */
async function survey(world, scenario) {
  const watch = await watchDisturbance(world);
  const [good] = otherImages(world.images, watch.now);
  const imageId = scenario.image === 'bad' ? world.images.bad : good;
  const { calls, ended } = await runVictim(world, scenario, { imageId });
  if (calls.length > 0 && !ended.isOverdue) return { seen: calls, ...(await watch.end()) };
  if (ended.isOverdue)
    throw new Error(`The scenario ${scenario.name} did not end in time: the machine is too busy`);
  throw new Error(
    `The scenario ${scenario.name} made no calls: its victim never came to where they begin. ${describeEnd(scenario.victim, ended)}`,
  );
}
