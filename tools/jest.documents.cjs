const { join } = require('node:path');

module.exports = {
  displayName: 'documents',
  preset: '../jest.preset.cjs',
  roots: ['<rootDir>/check-docs'],
  maxWorkers: 2,
  testMatch: ['<rootDir>/check-docs/documents-{files,run,type-check}.spec.ts'],
  reporters: ['default', [join(__dirname, 'jest-results/write-results.cjs'), { name: 'documents' }]],
};
