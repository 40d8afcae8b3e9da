import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { compareClouds, comparisonText } from './differential/compare-clouds.js';
import { parseCase, tales, doubtWorld } from './doubts/doubt-world.js';
import { doubtsText } from './doubts/doubts-text.js';
import { playDoubts } from './doubts/play-doubts.js';
import { findWorld, parseReplay } from './hunt/find-world.js';
import { readArguments, usage, type SearchArguments } from './read-arguments.js';
import { replayText, reportText } from './hunt/report-text.js';
import { runWorld } from './play/run-world.js';
import { searchMutations } from './mutations/search-mutations.js';
import { searchWorlds } from './hunt/search-worlds.js';
import { shrinkWorld } from './hunt/shrink-world.js';
import type { Tally } from './hunt/tally.js';
import type { WorldSpec } from './worlds/world.js';

/** So many violations are shrunk and told. */
const mostShrunk = 5;

const say = (text: string) => void process.stdout.write(`${text}\n`);

const defaults = { processors: availableParallelism(), anySeed: () => randomInt(1, 900_000_000) };

const args = readOrExplain();
if (args !== undefined) await main(args);

function readOrExplain(): SearchArguments | undefined {
  try {
    return readArguments(process.argv.slice(2), defaults);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function main(args: SearchArguments): Promise<void> {
  if (args.help) return say(usage);
  if (args.doubt !== undefined) return replayDoubt(args.doubt, args.seed ?? args.from);
  if (args.seed !== undefined || args.small !== undefined) return replay(args);
  if (args.mutations) return mutations(args);
  if (args.doubts) return doubts(args);
  if (args.differential !== undefined) return differential(args.from, args.differential);
  return search(args);
}

/** Tells one world as it went. */
async function replay(args: SearchArguments): Promise<void> {
  return tell(await findWorld(args));
}

function replayDoubt(text: string, seed: number): Promise<void> {
  return tell(doubtWorld({ ...parseCase(text), seed }));
}

async function tell(world: WorldSpec): Promise<void> {
  const { story, ends, violations } = await runWorld(world);
  say(JSON.stringify(world, null, 1));
  say([...story, ...ends, ...violations.map(({ rule, text }) => `${rule}: ${text}`)].join('\n'));
  process.exitCode = violations.length > 0 ? 1 : 0;
}

async function search({
  exhaustive,
  seeds,
  from,
  forMs,
  workers,
  strategies,
}: SearchArguments): Promise<void> {
  const startedAt = performance.now();
  const kind = exhaustive ? 'small' : 'seeds';
  const range =
    forMs === undefined ? { from, to: from + seeds } : { from, to: Infinity, endsAt: Date.now() + forMs };
  const seedsText = forMs === undefined ? `Seeds ${from} to ${from + seeds - 1}` : `Seeds from ${from} on`;
  say(exhaustive ? 'All small worlds' : seedsText);
  const tally = await searchWorlds({ kind, ...range, workers, strategies, onProgress: progress });
  say(reportText(tally, performance.now() - startedAt));
  await tellShrunk(tally);
  process.exitCode = tally.broken.length > 0 ? 1 : 0;
}

/** The first violation of each rule, with no more in its world than it takes. */
async function tellShrunk({ broken }: Tally): Promise<void> {
  const rules = [...new Set(broken.map(({ rule }) => rule))].slice(0, mostShrunk);
  for (const rule of rules) {
    const first = broken.find((one) => one.rule === rule);
    if (first === undefined) continue;
    const world = await findWorld({ ...parseReplay(first.replay), without: [] });
    const { leftOut } = await shrinkWorld(world, rule);
    say(`${rule}: ${first.text.split('\n')[0] ?? ''}\n  ${replayText(first.replay, leftOut)}`);
  }
}

/** Each row as soon as it is known, then all as a table. */
async function doubts({ seeds, from }: SearchArguments): Promise<void> {
  say(`Seeds ${from} to ${from + seeds - 1}, of each doubt, way, strategy and tale (${tales.join(', ')})`);
  const rows = await playDoubts({ from, seeds }, ({ name, way, strategy, broken }) => {
    process.stderr.write(`${name}, ${way}, ${strategy}: ${broken.length} broken\n`);
  });
  say(doubtsText(rows));
  process.exitCode = rows.some(({ broken }) => broken.length > 0) ? 1 : 0;
}

async function differential(from: number, count: number): Promise<void> {
  const comparison = await compareClouds({ from, count });
  say(comparisonText(comparison));
  process.exitCode = comparison.unexplained.length > 0 ? 1 : 0;
}

async function mutations({ seeds, from, workers }: SearchArguments): Promise<void> {
  const missed = await searchMutations({ seeds, from, workers, say });
  say(missed === 0 ? 'Each mutation is found' : `${missed} mutations are NOT found`);
  process.exitCode = missed;
}

function progress({ worlds, broken }: Tally): void {
  if (worlds % 1_000 < 50) process.stderr.write(`${worlds} worlds, ${broken.length} violations\n`);
}
