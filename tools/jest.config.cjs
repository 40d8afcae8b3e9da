// What compiles and runs the code of every document, and looks at each command and file in it, is a target of its own,
// `check-documents`: it takes a minute.
module.exports = {
  displayName: require('./package.json').name,
  preset: '../jest.preset.cjs',
  roots: ['<rootDir>'],
  modulePathIgnorePatterns: ['<rootDir>/out-tsc'],
  maxWorkers: 2,
  testMatch: ['<rootDir>/*/**/*.spec.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/documents-(files|run|type-check)\\.spec\\.ts$',
    '\\.judge\\.spec\\.ts$',
  ],
};
