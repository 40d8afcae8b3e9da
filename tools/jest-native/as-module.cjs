const { statSync } = require('node:fs');
const { placeOf, textOf, write } = require('./kept.cjs');

/**
 * The text of an ES module that exports what a CommonJS file does, by `require`. To import it, Node reads through it twice
 * before it runs it, for its format and for the names of its exports: more than half of the time for 2 MB of a client.
 *
 * @param {string} file
 */
exports.asModule = function asModule(file) {
  return `import { createRequire } from 'node:module';
const required = createRequire(import.meta.url)(${JSON.stringify(file)});
export default required;
export const { ${namesIn(file)} } = required;
`;
};

function namesIn(file) {
  const { size, mtimeMs } = statSync(file);
  const place = placeOf('names', file, size, mtimeMs);
  const kept = textOf(place);
  if (kept !== undefined) return kept;
  const names = Object.keys(require(file))
    .filter((name) => name !== 'default')
    .join(', ');
  write(place, names);
  return names;
}
