// A Jest reporter: leaves the counts of one project's run where `.ci/run` adds them up.
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

module.exports = class WriteResults {
  constructor(globalConfig, { name = 'results' } = {}) {
    this.file = join(globalConfig.rootDir, 'test-output', 'jest', `${name}.json`);
  }

  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = results;
    mkdirSync(join(this.file, '..'), { recursive: true });
    writeFileSync(
      this.file,
      JSON.stringify({
        passed: numPassedTests,
        failed: numFailedTests + numRuntimeErrorTestSuites,
        skipped: numPendingTests,
      }),
    );
  }
};
