// Jest's filter for a run of what failed in the one before: the spec files it was in, or all when none is known.
const { join, relative } = require('node:path');
const { readResults } = require('./read-results.cjs');

const workspace = join(__dirname, '../..');
const results = join(process.cwd(), 'test-output', 'jest');

module.exports = async (paths) => {
  const failed = new Set(
    ['results.json', 'judges.json']
      .flatMap((name) => readResults(join(results, name)))
      .filter(({ failures }) => failures.length > 0)
      .map(({ file }) => file),
  );
  const again = paths.filter((path) => failed.has(relative(workspace, path)));
  return { filtered: again.length > 0 ? again : paths };
};
