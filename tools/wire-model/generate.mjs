/**
 * Writes packages/emulator/model/*.json: what the emulator's codec knows of AWS's wire protocols, from the runtime
 * schemas of the AWS SDK clients that package.json pins.
 *
 *   node tools/wire-model/generate.mjs           writes the models
 *   node tools/wire-model/generate.mjs --check   writes nothing; exit code 1 if a model is stale
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildModel } from './build-model.mjs';
import { formatModel } from './format-model.mjs';

const folder = new URL('../../packages/emulator/model/', import.meta.url);
const settings = JSON.parse(readFileSync(new URL('operations.json', import.meta.url), 'utf8'));

const files = Object.entries(settings).map(([service, ofService]) => ({
  url: new URL(`${service}.json`, folder),
  text: formatModel(buildModel(service, ofService)),
}));

if (process.argv.includes('--check')) check();
else write();

function write() {
  mkdirSync(folder, { recursive: true });
  for (const { url, text } of files) writeFileSync(url, text);
}

function check() {
  const stale = files.filter(({ url, text }) => contentOf(url) !== withoutLayout(text));
  if (stale.length === 0) return;
  const paths = stale.map(({ url }) => url.pathname).join(', ');
  process.stderr.write(`Stale: ${paths}. Run: node tools/wire-model/generate.mjs\n`);
  process.exitCode = 1;
}

function contentOf(url) {
  try {
    return withoutLayout(readFileSync(url, 'utf8'));
  } catch {
    return undefined; // there is no model yet, or none that can be read, which is stale too
  }
}

/** A formatter may have laid the file out in another way; that does not make it stale. */
function withoutLayout(text) {
  return JSON.stringify(JSON.parse(text));
}
