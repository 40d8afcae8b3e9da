// A proxy holds back one write of a rollout and delivers it later, whatever has become of its sender, while
// `clicamos abort` runs elsewhere.
//
//   npx nx run cli:late-writes                                      each write, 5 to 150 AWS seconds, both runners
//   npx nx run cli:late-writes --sample 4 --seed 7                  4 of them at random
//   npx nx run cli:late-writes --load-balancer application          behind target groups: application, network or both
//   npx nx run cli:late-writes --only 'DetachLoadBalancers.1:60:lives'
//
// A case is call:seconds:runner. `lives`: the runner waits for its answer, or gives up by itself. `dies`: it is killed
// while the write is on its way. Held: no request lost, never fewer in service than desired, whole at the end, and
// abort says so.
import { judgeCases } from '../judge/judge-cases.mjs';
import { parseFlags } from '../judge/parse-flags.mjs';
import { moreOf, printVerdict } from '../judge/print-verdict.mjs';
import { runJudge } from '../judge/run-judge.mjs';
import { createWorlds } from '../world/create-worlds.mjs';
import { chooseCases } from './choose-cases.mjs';
import { tryLateWrite } from './try-late-write.mjs';

const flags = parseFlags({
  sample: 0,
  seed: 1,
  only: undefined,
  workers: 2,
  speed: 20,
  rate: 200,
  'load-balancer': 'classic',
});

await runJudge(async ({ scope, say }) => {
  const worlds = await createWorlds(scope, flags);
  const cases = await chooseCases(worlds, flags);
  const results = await judgeCases(cases, {
    worlds,
    workers: flags.workers,
    say,
    name: ({ call, seconds, runner }) => ({
      group: `${call.split('.')[0]}, runner ${runner}`,
      only: `${call}:${seconds}:${runner}`,
    }),
    judge: tryLateWrite,
  });
  return printVerdict(say, { target: 'cli:late-writes', head: 'held back', results, more: moreOf(flags) });
});
