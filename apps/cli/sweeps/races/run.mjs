// Two deployers at the same instant, and a deployer and an abort at the same instant: both are started, held at their
// first call by a proxy, and let go together, or one up to 500 ms after the other.
//
//   npx nx run cli:races                                  50 of each kind
//   npx nx run cli:races --count 3 --seed 7               3 of each
//   npx nx run cli:races --load-balancer application      behind target groups: application, network or both
//   npx nx run cli:races --only 'deployers:17,abort:3'    these, with the offsets of the seed
//
// The abort goes with the deployer, or after one of its writes (./choose-races.mjs). Held: exactly one outcome, which
// is what is live; the loser exits with 5 and names who won; no request lost, whole at the end.
import { judgeCases } from '../judge/judge-cases.mjs';
import { parseFlags } from '../judge/parse-flags.mjs';
import { moreOf, printVerdict } from '../judge/print-verdict.mjs';
import { runJudge } from '../judge/run-judge.mjs';
import { createWorlds } from '../world/create-worlds.mjs';
import { chooseRaces } from './choose-races.mjs';
import { tryRace } from './try-race.mjs';

const flags = parseFlags({
  count: 50,
  seed: 1,
  only: undefined,
  workers: 1,
  speed: 20,
  rate: 200,
  'load-balancer': 'classic',
});

await runJudge(async ({ scope, say }) => {
  const races = chooseRaces(flags);
  const worlds = await createWorlds(scope, flags);
  const results = await judgeCases(races, {
    worlds,
    workers: flags.workers,
    say,
    name: ({ kind, name, anchor = 'at once' }) => ({
      group: kind === 'abort' ? `deployer and abort, ${anchor}` : 'two deployers',
      only: name,
    }),
    judge: tryRace,
  });
  return printVerdict(say, {
    target: 'cli:races',
    head: 'race',
    results,
    more: `--seed ${flags.seed} ${moreOf(flags)}`,
  });
});
