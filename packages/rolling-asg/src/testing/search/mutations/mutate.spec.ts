import { readFile } from 'node:fs/promises';
import { readMutations } from './read-mutations.js';

describe('the mutations', () => {
  it('are ten, and each replaces what is in its file exactly once', async () => {
    const mutations = await readMutations();

    expect(mutations.length).toBeGreaterThanOrEqual(10);
    const edits = mutations.flatMap(({ name, edits: own }) => own.map((edit) => ({ name, ...edit })));
    for (const { name, file, from, to } of edits) {
      const text = await readFile(new URL(`../../../${file}`, import.meta.url), 'utf8');
      expect([name, text.split(from).length - 1, to === from]).toEqual([name, 1, false]);
    }
  });
});
