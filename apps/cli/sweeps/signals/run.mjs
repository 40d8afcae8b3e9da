// SIGINT, SIGTERM and a closed terminal at every step of a rollout, and the two signals twice.
//
//   npx nx run cli:signals                                     every step with each: 35 cases
//   npx nx run cli:signals --sample 5 --seed 7                 5 of them at random
//   npx nx run cli:signals --load-balancer application        behind target groups: application, network or both
//   npx nx run cli:signals --only 'drain:SIGINT-twice'         these, with commas between
//
// Held: after one signal it is back (exit 0 or 3) within 5 s and what the engine itself must wait for; what a closed
// terminal or a second signal leaves is ended by `clicamos resume`, or `abort` where there is no such command; the
// second signal ends it at once with 128 and its number, and says what to run; no request lost, whole at the end.
// Terminals are those of util-linux's `script`: without it, closed ones are not tried.
import { readCommands } from '../command/read-commands.mjs';
import { judgeCases } from '../judge/judge-cases.mjs';
import { parseFlags } from '../judge/parse-flags.mjs';
import { moreOf, printVerdict } from '../judge/print-verdict.mjs';
import { runJudge } from '../judge/run-judge.mjs';
import { createWorlds } from '../world/create-worlds.mjs';
import { chooseCases } from './choose-cases.mjs';
import { hasTerminals } from './run-in-terminal.mjs';
import { trySignal } from './try-signal.mjs';

const flags = parseFlags({
  sample: 0,
  seed: 1,
  only: undefined,
  workers: 1,
  speed: 20,
  rate: 200,
  'load-balancer': 'classic',
});
const bakeSeconds = 10;

await runJudge(async ({ scope, say }) => {
  const commands = await readCommands(process.cwd());
  const recovery = commands.has('resume') ? 'resume' : 'abort';
  if (recovery === 'abort') say('!!! clicamos has no `resume`: what is left is ended with `abort`');
  const machine = { hasTerminals: hasTerminals() };
  if (!machine.hasTerminals) say('!!! `script` is not installed: a closed terminal is NOT tried');
  const cases = chooseCases(flags, machine);
  const worlds = await createWorlds(scope, { ...flags, bakeSeconds });
  const results = await judgeCases(cases, {
    worlds,
    workers: flags.workers,
    say,
    name: ({ step, disturbance }) => ({ group: disturbance, only: `${step}:${disturbance}` }),
    judge: (world, one) => trySignal(world, { ...one, recovery }),
  });
  return printVerdict(say, { target: 'cli:signals', head: 'disturbance', results, more: moreOf(flags) });
});
