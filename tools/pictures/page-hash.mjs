// What a picture of the dashboard was taken of.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const views = fileURLToPath(new URL('../../packages/report/src/page/', import.meta.url));

/** Tells the views of two states of this repository apart: a picture is of one of them. */
export async function pageHash() {
  const hash = createHash('sha256');
  const names = (await readdir(views, { recursive: true })).filter((name) =>
    /(?<!\.spec)\.(tsx?|css)$/.test(name),
  );
  for (const name of names.sort()) hash.update(await readFile(join(views, name)));
  return hash.digest('hex');
}
