// TypeScript without its types, kept on disk beside its source map from one run to the next.
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync, version } = require('@swc/core');

const options = {
  swcrc: false,
  sourceMaps: true,
  module: { type: 'es6' },
  jsc: { target: 'es2022', parser: { syntax: 'typescript', explicitResourceManagement: true } },
};
const folder = join(__dirname, '../../node_modules/.cache/clicamos-specs');
mkdirSync(folder, { recursive: true });

/** The JavaScript of a file whose text is `source`. */
exports.transformed = function transformed(file, source) {
  const name = nameOf(file, source);
  if (existsSync(`${name}.js`)) return readFileSync(`${name}.js`, 'utf8');
  const { code, map } = transformSync(source, { ...options, filename: file });
  write(`${name}.map`, map);
  write(`${name}.js`, code);
  return code;
};

/** The file with the source map of `file`, if it was loaded as it is now. */
exports.mapOf = function mapOf(file) {
  if (!existsSync(file)) return undefined;
  const map = `${nameOf(file, readFileSync(file, 'utf8'))}.map`;
  return existsSync(map) ? map : undefined;
};

const nameOf = (file, source) =>
  join(folder, createHash('sha1').update(`${version}\0${file}\0${source}`).digest('hex'));

/** Whole or not at all: several workers write there. */
function write(file, text) {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, text);
  renameSync(half, file);
}
