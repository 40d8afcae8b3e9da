import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { drawWorld } from '../worlds/draw-world.js';
import { readMutations } from './read-mutations.js';
import { runWorld } from '../play/run-world.js';

export interface MutationSearch {
  readonly seeds: number;
  readonly from: number;
  /** How many are searched for at a time. */
  readonly workers: number;
  readonly say: (text: string) => void;
}

/**
 * Breaks the engine in each of the known ways and searches until it is found: a seed that goes wrong, and does not
 * with the engine as it is. @returns how many were not found
 */
export async function searchMutations({ workers, say, ...range }: MutationSearch): Promise<number> {
  const left = (await readMutations()).map(({ name }) => name);
  let missed = 0;
  const lane = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const found = await searchOne(name, range);
      if (found === undefined) missed += 1;
      say(
        `${name}: ${found === undefined ? `NOT found in ${range.seeds} seeds` : foundText(found, range.from)}`,
      );
    }
  };
  await Promise.all(Array.from({ length: workers }, lane));
  return missed;
}

interface Found {
  readonly seed: number;
  readonly rule: string;
}

function foundText({ seed, rule }: Found, from: number): string {
  const count = seed - from + 1;
  return `found after ${count} seed${count === 1 ? '' : 's'} (--seed ${seed}, ${rule})`;
}

/** In a process of its own, whose loader breaks the engine; what it says is checked against the engine as it is. */
async function searchOne(
  name: string,
  { seeds, from }: Pick<MutationSearch, 'seeds' | 'from'>,
): Promise<Found | undefined> {
  const broken = spawn(
    process.execPath,
    [...process.execArgv, new URL('./broken-seeds.ts', import.meta.url).pathname],
    {
      env: { ...process.env, CLICAMOS_MUTATION: name, CLICAMOS_SEEDS: `${from} ${from + seeds}` },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(broken, 'exit');
  try {
    for await (const line of linesOf(broken.stdout)) {
      const [seed = '', rule = ''] = line.split(' ');
      const { violations } = await runWorld(drawWorld(Number(seed)));
      if (violations.every((one) => one.rule !== rule)) return { seed: Number(seed), rule };
    }
    const [code] = await ended;
    if (code !== 0) throw new Error(`The search for \`${name}\` ended with ${String(code)}`);
    return undefined;
  } finally {
    broken.kill();
    await ended;
  }
}

async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of stream) {
    const lines = `${text}${chunk.toString()}`.split('\n');
    text = lines.pop() ?? '';
    yield* lines;
  }
}
