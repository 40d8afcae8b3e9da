// The documents and the API reference as a site with search, in dist/docs-site: npx nx run tools:docs-site
// With --without-api the reference is left out, which takes most of the time.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assemble } from './assemble.mjs';
import { brokenLinks } from './check-links.mjs';
import { install } from './install.mjs';
import { assertAllListed } from './pages.mjs';
import { writeApi } from './write-api.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
/** Under this folder, so that what the pages import is found. */
const pages = join(here, 'dist/pages');
const outDir = join(root, 'dist/docs-site');

const hasApi = !process.argv.includes('--without-api');

await assertAllListed(root);
await install(here);
await assemble(root, pages);
if (hasApi) await writeApi(root, { here, folder: join(pages, 'api') });
await cp(join(here, 'home.md'), join(pages, 'index.md'));
await mkdir(join(pages, '.vitepress/theme'), { recursive: true });
await writeFile(
  join(pages, '.vitepress/config.mjs'),
  `import { configOf } from '../../../config.mjs';\nexport default configOf(${JSON.stringify(root)}, ${JSON.stringify({ outDir, hasApi })});\n`,
);
await writeFile(
  join(pages, '.vitepress/theme/index.mjs'),
  "import Theme from 'vitepress/theme-without-fonts';\nimport '../../../../look.css';\nexport default Theme;\n",
);
await rm(outDir, { recursive: true, force: true });
execFileSync(join(here, 'node_modules/.bin/vitepress'), ['build', pages], { stdio: 'inherit' });

const broken = await brokenLinks(outDir, { isLeftOut: (link) => !hasApi && link === '/api/' });
for (const sentence of broken) process.stderr.write(`${sentence}\n`);
process.stdout.write(
  `dist/docs-site: ${broken.length === 0 ? 'every link leads somewhere' : `${broken.length} links lead nowhere`}\n`,
);
process.exitCode = broken.length === 0 ? 0 : 1;
