import { installedPackages, scriptRun } from './npm-command.js';

describe('installedPackages', () => {
  it.each([
    ['install --save-dev @clicamos/cli', ['@clicamos/cli']],
    ['i @clicamos/health@0.1.0 undici@7 jest', ['@clicamos/health', 'undici', 'jest']],
    ['install', []],
    ['install ./a.tgz ../b', []],
    ['run install', []],
  ])('npm %s', (line, expected) => {
    expect(installedPackages(line.split(' '))).toEqual(expected);
  });
});

describe('scriptRun', () => {
  it.each([
    ['test', { script: 'test', where: undefined }],
    ['run build -- --watch', { script: 'build', where: undefined }],
    ['start -w pulumi-project', { script: 'start', where: 'pulumi-project' }],
    ['--workspace=examples/a run x', { script: 'x', where: 'examples/a' }],
    ['ci', undefined],
  ])('npm %s', (line, expected) => {
    expect(scriptRun(line.split(' '))).toEqual(expected);
  });
});
