// A Jest reporter: leaves the counts of one project's run, and the names of what failed, where `.ci/run` adds them up.
const { mkdirSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { stripVTControlCharacters } = require('node:util');

const workspace = join(__dirname, '../..');

module.exports = class WriteResults {
  constructor(globalConfig, { name = 'results' } = {}) {
    this.file = join(globalConfig.rootDir, 'test-output', 'jest', `${name}.json`);
  }

  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites, testResults } =
      results;
    mkdirSync(join(this.file, '..'), { recursive: true });
    writeFileSync(
      this.file,
      JSON.stringify({
        passed: numPassedTests,
        failed: numFailedTests + numRuntimeErrorTestSuites,
        skipped: numPendingTests,
        failures: testResults.flatMap(failuresOf),
        passedAgain: testResults.flatMap(passedAgainOf),
      }),
    );
  }
};

/** Each failed test of one file with why in short, of its first try; the file itself where it could not be run. */
function failuresOf({ testFilePath, testExecError, testResults }) {
  const file = relative(workspace, testFilePath);
  const failed = testResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages: [last = ''], retryReasons: [first = last] = [] }) => ({
      file,
      name: fullName,
      why: shortly(first),
    }));
  if (!testExecError) return failed;
  return [...failed, { file, name: 'could not be run', why: shortly(testExecError.message ?? '') }];
}

/** Each test of one file that failed and passed when it was tried again, with why it failed. */
function passedAgainOf({ testFilePath, testResults }) {
  return testResults
    .filter(({ status, retryReasons = [] }) => status === 'passed' && retryReasons.length > 0)
    .map(({ fullName, retryReasons: [message = ''] }) => ({
      file: relative(workspace, testFilePath),
      name: fullName,
      why: shortly(message),
    }));
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
