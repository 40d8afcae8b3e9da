const { join } = require('node:path');

// The specs that `npm test` leaves out: `npx nx run-many -t judges`.
module.exports = {
  ...require('./jest.config.cjs'),
  testMatch: ['<rootDir>/*/**/*.judge.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default', [join(__dirname, 'jest-results/write-results.cjs'), { name: 'judges' }]],
};
