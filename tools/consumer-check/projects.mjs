// The projects of the consumer check: the folder that each is copied from, and what it runs once it is installed.
// `show` picks the lines of a command's output that say what it did.
import { writeReadmeBlocks } from './write-readme-blocks.mjs';

const here = 'tools/consumer-check/projects';

export const projects = [
  {
    folder: 'examples/rollout-from-a-script',
    commands: () => [{ run: ['npm', 'start'], show: /^deployed|lost$/ }],
  },
  {
    folder: 'examples/pulumi-project',
    commands: () => [{ run: ['npm', 'test'], show: /^# (pass|fail) / }],
  },
  {
    folder: 'examples/jest-with-emulator',
    commands: () => [{ run: ['npm', 'test'], show: /✓|^Tests:/ }],
  },
  {
    folder: `${here}/readmes`,
    commands: async (cwd) => {
      const runnable = await writeReadmeBlocks(cwd);
      return [
        { run: ['npx', 'tsc', '-p', 'tsconfig.nodenext.json'] },
        { run: ['npx', 'tsc', '-p', 'tsconfig.bundler.json'] },
        ...runnable.map((file) => ({ run: ['node', file] })),
      ];
    },
  },
  {
    folder: `${here}/commonjs`,
    commands: () => [{ run: ['node', 'main.cjs'] }],
  },
  {
    folder: `${here}/cli`,
    commands: () => [
      { run: ['npx', 'clicamos', '--help'], show: /clicamos (deploy|demo)/ },
      { run: ['npx', 'clicamos', 'demo', '--speed', '20'], show: /^roll|^bad|lost/ },
    ],
  },
];
