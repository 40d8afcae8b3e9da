// Every kind of traffic source, and every way in which an image can turn out: each rolled by the engine on the emulator,
// with steady requests through all its load balancers. A table, and exit code 1 where one is not as it must be.
// Run: npx nx run tools:traffic-sources [--source=classic,none] [--image=good,dies] [--speed=10] [--rate=100]
import { parseFlags } from '../../apps/cli/sweeps/judge/parse-flags.mjs';
import { images } from './images.mjs';
import { fronts } from './create-front.mjs';
import { createService } from './create-service.mjs';
import { reasonsNotGood } from './reasons-not-good.mjs';
import { tryRoll } from './try-roll.mjs';

const flags = parseFlags({ source: Object.keys(fronts), image: Object.keys(images), speed: 10, rate: 100 });
const { speed, rate } = flags;

print('| source | image | requests | lost | outcome | wall (AWS) | API calls | why |');
print('| --- | --- | ---: | ---: | --- | ---: | ---: | --- |');
const bad = [];
for (const source of flags.source) {
  const service = await createService(source, { speed });
  try {
    await judge(service);
  } finally {
    await service.close();
  }
}
for (const reason of bad) print(`NOT GOOD  ${reason}`);
process.exitCode = bad.length === 0 ? 0 : 1;

async function judge(service) {
  const first = await tryRoll(service, 'good', { rate });
  if (first.outcome !== 'deployed') throw new Error(`The first group of ${service.source}: ${first.why}`);
  for (const image of flags.image) {
    const tried = await tryRoll(service, image, { rate });
    const { source, requests, lost, outcome, wall, calls, why } = tried;
    print(`| ${[source, image, requests, lost, outcome, wall, calls, why].join(' | ')} |`);
    bad.push(...reasonsNotGood(tried, image).map((reason) => `${source}, ${image}: ${reason}`));
  }
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
