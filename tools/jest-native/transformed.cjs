// TypeScript without its types, kept on disk beside its source map from one run to the next.
const { existsSync, readFileSync } = require('node:fs');
const { version } = require('@swc/core/package.json');
const { placeOf, textOf, write } = require('./kept.cjs');

const options = {
  swcrc: false,
  sourceMaps: true,
  module: { type: 'es6' },
  jsc: { target: 'es2022', parser: { syntax: 'typescript', explicitResourceManagement: true } },
};

/** The JavaScript of a file whose text is `source`. */
exports.transformed = function transformed(file, source) {
  const name = nameOf(file, source);
  const kept = textOf(`${name}.js`);
  if (kept !== undefined) return kept;
  const { transformSync } = require('@swc/core'); // 50 ms, and mostly everything is kept
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

const nameOf = (file, source) => placeOf(version, file, source);
