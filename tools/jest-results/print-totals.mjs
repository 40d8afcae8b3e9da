// Adds up what every project's Jest run left behind: a line for each test that failed, or passed only when it was tried
// again, then one plain line of totals.
// Exit code 1 on a failure or on no test at all.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['packages', 'apps', 'examples'].filter((folder) => existsSync(folder));
const projects = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
const results = [...projects, 'tools']
  .flatMap((project) =>
    ['results', 'judges', 'documents'].map((name) => join(project, 'test-output', 'jest', `${name}.json`)),
  )
  .filter((file) => existsSync(file))
  .map((file) => JSON.parse(readFileSync(file, 'utf8')));

const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sum);

const print = (word, { file, name, why }) =>
  process.stdout.write(
    `${word}: ${file}: ${name}${why === '' ? '' : `\n  ${why.replaceAll('\n', '\n  ')}`}\n`,
  );

for (const one of results.flatMap(({ passedAgain = [] }) => passedAgain))
  print('passed only when tried again', one);
for (const one of results.flatMap(({ failures }) => failures)) print('failed', one);
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
