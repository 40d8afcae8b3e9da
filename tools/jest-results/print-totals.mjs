// Adds up what every project's Jest run left behind: a line for each test that failed, or passed only when it was tried
// again by itself, then one plain line of totals.
// Exit code 1 on a failure or on no test at all.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { readResults } from './read-results.cjs';

const folders = ['packages', 'apps', 'examples'].filter((folder) => existsSync(folder));
const projects = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
const suites = [...projects, 'tools'].flatMap((project) =>
  ['results', 'judges', 'documents'].flatMap((name) =>
    readResults(join(project, 'test-output', 'jest', `${name}.json`)),
  ),
);

const sum = (countOf) => suites.reduce((total, suite) => total + countOf(suite), 0);
const passed = sum((suite) => suite.passed);
const failed = sum((suite) => suite.failures.length);
const skipped = sum((suite) => suite.skipped);

const print = (word, file, { name, why }) =>
  process.stdout.write(
    `${word}: ${file}: ${name}${why === '' ? '' : `\n  ${why.replaceAll('\n', '\n  ')}`}\n`,
  );

for (const { file, passedAgain } of suites)
  for (const one of passedAgain) print('passed only when tried again', file, one);
for (const { file, failures } of suites) for (const one of failures) print('failed', file, one);
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
