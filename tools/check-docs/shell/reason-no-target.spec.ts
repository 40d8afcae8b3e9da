import { reasonNoTarget } from './reason-no-target.js';

const targets = new Map([
  ['cli', new Set(['build', 'demo'])],
  ['health', new Set(['build', 'test'])],
]);
const reasonFor = (line: string) => reasonNoTarget(line.split(' '), targets);

describe('reasonNoTarget', () => {
  it.each([
    'run cli:demo --rate 5',
    'cli:demo',
    'test health --watch',
    'build',
    'run-many -t build test',
    'run-many --targets=build,test -p cli health',
    'affected -t test --base=main',
    'affected:test',
    'release --dry-run',
    '--help',
  ])('takes nx %s', (line) => {
    expect(reasonFor(line)).toBeUndefined();
  });

  it.each([
    ['run cli:dmeo', '`cli` has no target `dmeo`: build, demo'],
    ['demo health', '`health` has no target `demo`: build, test'],
    ['test helth', '`helth` is no project: cli, health'],
    ['run-many -t build lint', 'No project has a target `lint`'],
    ['run-many -t build -p clii', '`clii` is no project: cli, health'],
    ['affected:lint', 'No project has a target `lint`'],
    ['lint', 'No project has a target `lint`'],
  ])('says why nx %s finds nothing', (line, expected) => {
    expect(reasonFor(line)).toBe(expected);
  });
});
