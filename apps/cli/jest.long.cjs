const { join } = require('node:path');

// The specs that take minutes of AWS's own time, and run by a target of their own: `npx nx run cli:long`.
module.exports = {
  ...require('./jest.config.cjs'),
  testMatch: ['<rootDir>/src/**/*.long.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default', [join(__dirname, '../../tools/jest-results/write-results.cjs'), { name: 'long' }]],
};
