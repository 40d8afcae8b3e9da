// The page of a rollout as two files of the package: `dist/page/page.js` and `dist/page/page.css`.
import { build } from 'esbuild';

const here = (path) => new URL(path, import.meta.url).pathname;

/** Of what the bundle holds: MIT wants its notice to go with it. */
const banner =
  '/*! with Preact, (c) Jason Miller, and uPlot, (c) Leon Sorokin: both under the MIT licence */';

await build({
  entryPoints: { page: here('src/page/main.tsx') },
  outdir: here('dist/page'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2022'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  banner: { js: banner, css: banner },
  charset: 'utf8',
  logLevel: 'warning',
});
