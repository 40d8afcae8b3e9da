// The API reference as pages of the site, so that one search finds both.
import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a page for each package into a folder, by the same settings as `tools:api-reference`. */
export async function writeApi(root, { here, folder }) {
  const plugin = join(here, 'node_modules/typedoc-plugin-markdown/dist/index.js');
  const options = {
    plugin,
    out: folder,
    outputFileStrategy: 'modules',
    hidePageHeader: true,
    hideBreadcrumbs: true,
    sanitizeComments: true,
  };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  execFileSync('npx', ['typedoc', ...words], { cwd: root, stdio: 'inherit' });
  for (const name of await readdir(folder, { recursive: true }))
    if (name.endsWith('.md'))
      await writeFile(join(folder, name), withoutNumbers(await readFile(join(folder, name), 'utf8')));
}

/** The plugin numbers anchors of names that several things have, others than stand on the page: the first one is meant. */
const withoutNumbers = (text) => text.replace(/\]\(([^\s()#]*)#(\w+)-\d+\)/g, ']($1#$2)');
