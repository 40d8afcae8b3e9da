import { drawWorld } from '../worlds/draw-world.js';
import { runWorld } from '../play/run-world.js';

// Run by `searchMutations`, with a mutation in the engine: tells each seed that goes wrong, with the rule.
const [from = 1, to = 1] = (process.env['CLICAMOS_SEEDS'] ?? '').split(' ').map(Number);
for (let seed = from; seed < to; seed++) {
  const { violations } = await runWorld(drawWorld(seed));
  for (const rule of new Set(violations.map((one) => one.rule))) process.stdout.write(`${seed} ${rule}\n`);
}
