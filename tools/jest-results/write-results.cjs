// A Jest reporter: leaves what one project's run came to, file by file, where `.ci/run` adds them up.
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const { stripVTControlCharacters } = require('node:util');
const { isAgain, readResults } = require('./read-results.cjs');

const workspace = join(__dirname, '../..');

module.exports = class WriteResults {
  constructor(globalConfig, { name = 'results' } = {}) {
    this.file = join(globalConfig.rootDir, 'test-output', 'jest', `${name}.json`);
  }

  onRunComplete(_contexts, { testResults }) {
    const suites = testResults.map(toSuite);
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(isAgain() ? mergedInto(readResults(this.file), suites) : suites));
  }
};

/** Counts of one spec file, and what failed in it. */
function toSuite({ testFilePath, testExecError, testResults, ...counts }) {
  const failures = testResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages: [message = ''] }) => ({ name: fullName, why: shortly(message) }));
  if (testExecError) failures.push({ name: 'could not be run', why: shortly(testExecError.message ?? '') });
  return {
    file: relative(workspace, testFilePath),
    passed: counts.numPassingTests,
    skipped: counts.numPendingTests,
    failures,
    passedAgain: [],
  };
}

/** What was run again takes the place of what was before, whose failures are still told. */
function mergedInto(before, suites) {
  const first = new Map(before.map((suite) => [suite.file, suite]));
  for (const suite of suites) {
    const failing = new Set(suite.failures.map(({ name }) => name));
    const { failures = [] } = first.get(suite.file) ?? {};
    first.set(suite.file, { ...suite, passedAgain: failures.filter(({ name }) => !failing.has(name)) });
  }
  return [...first.values()];
}

/** What was expected and what came, without the stack and the picture of the code. */
const shortly = (message) =>
  stripVTControlCharacters(message)
    .split(/^ +at /m, 1)[0]
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, mostLines)
    .join('\n')
    .trim();

const mostLines = 16;
