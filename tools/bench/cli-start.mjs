// What `clicamos --help` costs over a bare `node -e 0`, in time of a core and by the clock: medians of interleaved runs.
// Fails where both are above the limit: on a busy machine the clock measures the others, too.
// Run: npx nx build cli && node tools/bench/cli-start.mjs [runs]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const runs = Number(process.argv[2] ?? 31);
const limit = 2.5;
const fileOf = (path) => fileURLToPath(new URL(path, import.meta.url));
const clicamos = fileOf('../../apps/cli/bin/clicamos.js');
const cpuAtExit = fileOf('cpu-at-exit.cjs');
const commands = { bare: ['-e', '0'], help: [clicamos, '--help'] };
const costs = { bare: [], help: [] };

// Interleaved, so that another job on the machine slows both; the first round only warms the disk's cache.
for (let run = 0; run <= runs; run += 1)
  for (const [name, args] of Object.entries(commands)) {
    const cost = costOf(args);
    if (run > 0) costs[name].push(cost);
  }

const ratios = ['cpu', 'wall'].map((kind) => {
  const [bare, help] = ['bare', 'help'].map((name) => median(costs[name].map((cost) => cost[kind])));
  const ratio = help / bare;
  process.stdout.write(
    `${kind.padEnd(4)}  node -e 0: ${bare.toFixed(0)} ms · clicamos --help: ${help.toFixed(0)} ms · x${ratio.toFixed(2)} (limit x${limit}, ${runs} runs, medians)\n`,
  );
  return ratio;
});
if (Math.min(...ratios) > limit) process.exitCode = 1;

function costOf(args) {
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, ['--require', cpuAtExit, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return { wall, cpu: Number(output[3]) };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
