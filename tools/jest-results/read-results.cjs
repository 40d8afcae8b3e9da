const { existsSync, readFileSync } = require('node:fs');

/** Whether this run is only of what failed in the one before. Where suites share a machine, as in `.ci/run`, a test with
 * real processes, browsers and load can fail by its neighbours alone: it is run once more, by itself, and named. */
exports.isAgain = () => process.env.TRY_AGAIN === '1';

/** What a project's run left behind: `[{ file, passed, skipped, failures, passedAgain }]`, of each spec file. */
exports.readResults = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);
