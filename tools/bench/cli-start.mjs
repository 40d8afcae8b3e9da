// What `clicamos --help` costs over a bare `node -e 0`: medians of interleaved runs. Fails above the limit.
// Run: npx nx build cli && node tools/bench/cli-start.mjs [runs]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const runs = Number(process.argv[2] ?? 31);
const limit = 2.5;
const clicamos = fileURLToPath(new URL('../../apps/cli/bin/clicamos.js', import.meta.url));
const commands = { bare: ['-e', '0'], help: [clicamos, '--help'] };
const times = { bare: [], help: [] };

// Interleaved, so that another job on the machine slows both; the first round only warms the disk's cache.
for (let run = 0; run <= runs; run += 1)
  for (const [name, args] of Object.entries(commands)) {
    const ms = timeOf(args);
    if (run > 0) times[name].push(ms);
  }

const bare = median(times.bare);
const help = median(times.help);
const ratio = help / bare;
process.stdout.write(
  `node -e 0: ${bare.toFixed(0)} ms · clicamos --help: ${help.toFixed(0)} ms · x${ratio.toFixed(2)} (limit x${limit}, ${runs} runs, medians)\n`,
);
if (ratio > limit) process.exitCode = 1;

function timeOf(args) {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - start;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
