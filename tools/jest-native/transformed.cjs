// TypeScript without its types, kept on disk beside its source map from one run to the next.
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync, version } = require('@swc/core');
const { cacheFolder } = require('./cache-folder.cjs');

const options = {
  swcrc: false,
  sourceMaps: true,
  module: { type: 'es6' },
  jsc: { target: 'es2022', parser: { syntax: 'typescript', explicitResourceManagement: true } },
};
mkdirSync(cacheFolder, { recursive: true });

/** The JavaScript of a file whose text is `source`. */
exports.transformed = function transformed(file, source) {
  const name = nameOf(file, source);
  const kept = textOf(`${name}.js`);
  if (kept !== undefined) return kept;
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
  join(cacheFolder, createHash('sha1').update(`${version}\0${file}\0${source}`).digest('hex'));

/** Another run may remove it at any moment, as too old. */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all: several workers write there. */
function write(file, text) {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, text);
  renameSync(half, file);
}
