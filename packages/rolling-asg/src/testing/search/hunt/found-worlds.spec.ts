import { readFile } from 'node:fs/promises';
import { runWorld } from '../play/run-world.js';
import type { WorldSpec } from '../worlds/world.js';

interface FoundWorld {
  readonly name: string;
  readonly world: WorldSpec;
}

/** Worlds in which the search once found a violation, shrunk where it could be. */
const found = JSON.parse(
  await readFile(new URL('./found-worlds.json', import.meta.url), 'utf8'),
) as readonly FoundWorld[]; // written by the search

describe('a world that was broken once', () => {
  it.each(found)('holds: $name', async ({ world }) => {
    const { violations } = await runWorld(world);

    expect(violations).toEqual([]);
  });
});
