// The projects of the consumer check: what each installs, and what it then runs.
const clients = ['auto-scaling', 'ec2', 'elastic-load-balancing', 'ssm'].map(
  (name) => `@aws-sdk/client-${name}@3.1075.0`,
);
const pulumi = ['@pulumi/pulumi@3.248.0', '@pulumi/aws@7.48.0'];
const ours = (...names) => names.map((name) => `@clicamos/${name}`);
const sdkPackages = ours('health', 'packer-ami', 'rolling-asg', 'emulator');

/** Versions of what is not ours are those that run on Node 20. */
export const projects = [
  {
    name: 'esm-typescript',
    install: [...sdkPackages, ...clients, 'typescript@6.0.3', '@types/node@20'],
    commands: [
      ['npx', 'tsc', '-p', 'tsconfig.nodenext.json'],
      ['npx', 'tsc', '-p', 'tsconfig.bundler.json'],
      ['node', 'out/main.js'],
    ],
  },
  {
    name: 'commonjs',
    install: [...sdkPackages, ...clients],
    commands: [['node', 'main.cjs']],
  },
  {
    name: 'pulumi',
    install: [...ours('pulumi-local', 'network', 'rolling-asg', 'stack', 'emulator'), ...pulumi],
    commands: [
      ['node', 'main.mjs'],
      ['node', 'main.cjs'],
    ],
  },
  {
    name: 'cli',
    install: ours('cli'),
    commands: [
      ['npx', 'clicamos', '--help'],
      ['npx', 'clicamos', 'demo', '--speed', '20'],
    ],
  },
];
