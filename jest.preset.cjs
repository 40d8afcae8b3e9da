// ESM tests: they need NODE_OPTIONS=--experimental-vm-modules, which nx.json sets for every test target.
const { join } = require('node:path');

module.exports = {
  testEnvironment: 'node',
  globalSetup: join(__dirname, 'jest.temporary-folder.cjs'),
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  // Whole rollouts with other people's programs, sweeps and searches: the target `judges`.
  testPathIgnorePatterns: ['/node_modules/', '\\.judge\\.spec\\.ts$'],
  // Two also on two cores: much of what is tested waits for sockets, processes and the emulator's time.
  maxWorkers: 2,
  testEnvironmentOptions: { customExportConditions: ['@clicamos/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { target: 'es2022', parser: { syntax: 'typescript', explicitResourceManagement: true } },
        sourceMaps: 'inline',
      },
    ],
  },
  // Many tests start real processes, and two suites may share two cores: a deadline is for what hangs.
  testTimeout: 60_000,
  randomize: true,
  coverageProvider: 'v8',
  coverageDirectory: 'test-output/jest/coverage',
  reporters: ['default', join(__dirname, 'tools/jest-results/write-results.cjs')],
};
