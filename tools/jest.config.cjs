// What compiles and runs the code of every document is a target of its own, `check-documents`: it takes a minute.
module.exports = {
  displayName: require('./package.json').name,
  preset: '../jest.preset.cjs',
  roots: ['<rootDir>'],
  modulePathIgnorePatterns: ['<rootDir>/out-tsc'],
  maxWorkers: 2,
  testMatch: ['<rootDir>/*/**/*.spec.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/documents-(run|type-check)\\.spec\\.ts$',
    '\\.judge\\.spec\\.ts$',
  ],
};
