// Every source that a group is made from, both strategies, and images that turn out well or badly: a group of somebody
// else's with settings of every kind, rolled by the engine on the emulator under steady requests through a Classic and an
// Application Load Balancer. A table with every setting that is another afterwards, and exit code 1 where one is not as
// it must be.
// Run: npx nx run tools:group-sources [--source=mixed] [--strategy=refresh] [--image=good,bad] [--speed=10] [--rate=100]
import { parseFlags } from '../../apps/cli/sweeps/judge/parse-flags.mjs';
import { reasonsNotGood } from './reasons-not-good.mjs';
import { sources } from './sources.mjs';
import { tryRelease } from './try-release.mjs';

const flags = parseFlags({
  source: Object.keys(sources),
  strategy: ['replace', 'refresh'],
  image: ['good', 'bad', 'slow'],
  speed: 10,
  rate: 100,
});
const bad = [];

print('| source | strategy | image | requests | lost | outcome | API calls | settings that changed | why |');
print('| --- | --- | --- | ---: | ---: | --- | ---: | --- | --- |');
for (const source of flags.source)
  for (const strategy of flags.strategy)
    for (const image of flags.image) await judge({ source, strategy, image });
for (const reason of bad) print(`NOT GOOD  ${reason}`);
process.exitCode = bad.length === 0 ? 0 : 1;

async function judge(row) {
  const tried = await tryRelease(row, flags);
  const { requests, lost, outcome, calls, why } = tried;
  const changed = tried.changes.map(({ text }) => text).join('; ') || 'none';
  print(`| ${[...Object.values(row), requests, lost, outcome, calls, changed, why].join(' | ')} |`);
  bad.push(...reasonsNotGood(row, tried).map((reason) => `${Object.values(row).join(', ')}: ${reason}`));
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
