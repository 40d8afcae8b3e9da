const { join } = require('node:path');

// The specs that `npm test` leaves out: `npx nx run-many -t judges`.
module.exports = {
  ...require('./jest.config.cjs'),
  testMatch: ['<rootDir>/src/**/*.judge.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default', [join(__dirname, '../../tools/jest-results/write-results.cjs'), { name: 'judges' }]],
};
