// Kills the real command with SIGKILL right before and right after each of its API calls, recovers, and judges.
//
//   npx nx run cli:crash-sweep                                    every point: an hour or more
//   npx nx run cli:crash-sweep --sample 12 --seed 7               12 points at random, the same ones for a seed
//   npx nx run cli:crash-sweep --writes                           only calls that change something
//   npx nx run cli:crash-sweep --writes --moment after            each state of the cloud once: nothing differs before the next
//   npx nx run cli:crash-sweep --load-balancer application        behind target groups: application, network or both
//   npx nx run cli:crash-sweep --scenario rollback                only one scenario of ./scenarios.mjs
//   npx nx run cli:crash-sweep --only 'rollout:37:after:abort'    these points, with commas between
//
// A point is scenario:call:moment:recovery. `before`: the call never reaches the API. `after`: it takes effect, and
// its answer never arrives. A call is its number, or `DetachLoadBalancers.2`, the second of that name. Numbers move
// by some polls from run to run, names do not. Then `resume`, `abort` or `deploy` again. Held: no request lost, never
// fewer in service than desired, one live group, whole, and nothing of a rollout left; `doctor` finds nothing.
import { readCommands } from '../command/read-commands.mjs';
import { judgeCases } from '../judge/judge-cases.mjs';
import { parseFlags } from '../judge/parse-flags.mjs';
import { moreOf, printVerdict } from '../judge/print-verdict.mjs';
import { runJudge } from '../judge/run-judge.mjs';
import { choosePoints } from './choose-points.mjs';
import { pointText } from './crash-point.mjs';
import { scenarios } from './scenarios.mjs';
import { tryPoint } from './try-point.mjs';
import { createWorlds } from '../world/create-worlds.mjs';

const flags = parseFlags({
  sample: 0,
  seed: 1,
  only: undefined,
  scenario: undefined,
  writes: false,
  moment: undefined,
  workers: 2,
  speed: 20,
  rate: 200,
  'load-balancer': 'classic',
});

await runJudge(async ({ scope, say }) => {
  const commands = await readCommands(process.cwd());
  const recoveries = ['resume', 'abort', 'deploy'].filter((name) => commands.has(name));
  for (const name of ['resume', 'doctor'])
    if (!commands.has(name)) say(`!!! clicamos has no \`${name}\`: it is NOT tried`);
  const worlds = await createWorlds(scope, flags);
  const points = await choosePoints(worlds, { flags, recoveries, say });
  const results = await judgeCases(points, {
    worlds,
    workers: flags.workers,
    say,
    name: (point) => ({ group: `${point.scenario}, then ${point.recovery}`, only: pointText(point) }),
    judge: (world, point) => judgePoint(world, point, commands.has('doctor')),
  });
  return printVerdict(say, { target: 'cli:crash-sweep', head: 'killed in', results, more: moreOf(flags) });
});

async function judgePoint(world, point, hasDoctor) {
  const scenario = scenarios.find(({ name }) => name === point.scenario);
  const result = await tryPoint(world, { scenario, point, hasDoctor });
  const { killed } = result;
  const detail = killed === undefined ? '(not reached)' : `(${killed.operation}.${killed.occurrence})`;
  return { ...result, detail };
}
