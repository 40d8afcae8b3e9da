// The JavaScript of the package in this folder: a file for each of its entry points, directly in `dist`, and the chunks that
// they share. Node takes longer to find, read and link a thousand small modules than to run what is in them.
// Run, in a package: node ../../tools/bundle/run.mjs [NAME=SOURCE of a program, as main=src/main.ts]...
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { entryPointsOf } from './entry-points.mjs';
import { noticesOf } from './notices.mjs';
import { looseSchemas } from './loose-schemas.mjs';
import { outside } from './outside.mjs';

/** What is written for CommonJS and bundled asks for Node's own modules by it. */
const requireForCommonJs =
  "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);";

const manifest = JSON.parse(await readFile('package.json', 'utf8'));
const { inputs, outputs } = (
  await build({
    entryPoints: entryPointsOf(manifest, process.argv.slice(2)),
    outdir: 'dist',
    bundle: true,
    splitting: true,
    plugins: [outside(manifest), looseSchemas],
    // Ours from their sources; of others what can be taken apart.
    conditions: ['@clicamos/source', 'module'],
    mainFields: ['module', 'main'],
    banner: { js: requireForCommonJs },
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    charset: 'utf8',
    metafile: true,
    logLevel: 'warning',
  })
).metafile;

const written = new Set(Object.keys(outputs));
const lying = (await readdir('dist'))
  .filter((name) => name.endsWith('.js'))
  .map((name) => join('dist', name));
await Promise.all(lying.filter((file) => !written.has(file)).map((file) => rm(file)));

const notices = await noticesOf(Object.keys(inputs));
if (notices !== undefined) await writeFile('dist/licences.txt', notices);
