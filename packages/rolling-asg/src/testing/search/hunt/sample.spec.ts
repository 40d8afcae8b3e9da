import { drawWorld } from '../worlds/draw-world.js';
import { replayText } from './report-text.js';
import { runWorld } from '../play/run-world.js';

/** What broke in a world, with the command that runs it again; none when nothing did. */
async function broken(seed: number): Promise<readonly string[]> {
  const { violations } = await runWorld(drawWorld(seed));
  return violations.map(({ rule, text }) => `${rule}: ${text} (${replayText(`--seed ${seed}`)})`);
}

/** Runs worlds until the time is up: a slow machine tries fewer. */
async function brokenFrom(first: number, ms: number): Promise<readonly string[]> {
  const endsAt = performance.now() + ms;
  const all: string[] = [];
  for (let seed = first; performance.now() < endsAt; seed++) all.push(...(await broken(seed)));
  return all;
}

describe('a sample of the search', () => {
  it('finds nothing on the first seeds', async () => {
    expect(await brokenFrom(1, 3_000)).toEqual([]);
  });
});
