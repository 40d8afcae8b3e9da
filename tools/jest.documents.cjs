const { join } = require('node:path');

module.exports = {
  displayName: 'documents',
  preset: '../jest.preset.cjs',
  testMatch: ['<rootDir>/check-docs/documents-{run,type-check}.spec.ts'],
  reporters: ['default', [join(__dirname, 'jest-results/write-results.cjs'), { name: 'documents' }]],
};
