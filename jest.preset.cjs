const { join } = require('node:path');
const { isAgain } = require('./tools/jest-results/read-results.cjs');

module.exports = {
  // Node loads what specs import, once for all specs of a worker.
  testEnvironment: join(__dirname, 'tools/jest-native/native-environment.cjs'),
  runtime: join(__dirname, 'tools/jest-native/native-runtime.cjs'),
  transform: {},
  filter: isAgain() ? join(__dirname, 'tools/jest-results/only-failed.cjs') : undefined,
  // What is built is not looked through.
  roots: ['<rootDir>/src'],
  globalSetup: join(__dirname, 'jest.temporary-folder.cjs'),
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  // Whole rollouts with other people's programs, sweeps and searches: the targets `judges` and `long`.
  testPathIgnorePatterns: ['/node_modules/', '\\.(judge|long)\\.spec\\.ts$'],
  // Each loads what its specs import. A large project takes two, also on two cores: much of what it tests waits for
  // sockets, processes and the emulator's time.
  maxWorkers: 1,
  // A worker also where one is enough: what a spec leaves open is ended with it.
  workerIdleMemoryLimit: '4GB',
  testEnvironmentOptions: { customExportConditions: ['@clicamos/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Many tests start real processes, and two suites may share two cores: a deadline is for what hangs.
  testTimeout: 60_000,
  randomize: true,
  reporters: ['default', join(__dirname, 'tools/jest-results/write-results.cjs')],
};
