import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageHash } from './page-hash.mjs';

const pictures = join(import.meta.dirname, '../../docs/pictures');

test('the pictures of the documents are of the views as they are now, else: npx nx run tools:pictures', async () => {
  const madeOf: unknown = JSON.parse(await readFile(join(pictures, 'made-of.json'), 'utf8'));

  expect(madeOf).toEqual({ page: await pageHash() });
});
