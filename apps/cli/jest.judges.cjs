const { join } = require('node:path');

// The specs that `npm test` leaves out: `npx nx run-many -t judges`.
module.exports = {
  ...require('./jest.config.cjs'),
  // Most of it waits for the time of its emulator: two cores are a quarter busy with two of them.
  maxWorkers: 3,
  testMatch: ['<rootDir>/src/**/*.judge.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default', [join(__dirname, '../../tools/jest-results/write-results.cjs'), { name: 'judges' }]],
};
