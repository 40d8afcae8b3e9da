// Whether other versions of Node than the one in use do as well: a sample of the specs, the demo, and the command
// installed from a registry, on the binary that npm's package `node` carries.
// Run: npx nx run tools:node-versions, or node tools/node-versions/run.mjs 24 for one of them
import { join } from 'node:path';
import { workspace } from '../local-registry/packages.mjs';
import { runCommand } from '../local-registry/run-command.mjs';
import { withTemporaryFolder } from '../local-registry/with-temporary-folder.mjs';

const asked = process.argv.slice(2);
const current = process.versions.node.split('.')[0];
const versions = (asked.length > 0 ? asked : ['20', '22', '24']).filter((version) => version !== current);

/** Of each package: pure parts, waits, processes, sockets, and the whole engine over the SDK. */
const sample = [
  { project: 'packages/health', patterns: 'http-check|poll-until-healthy|schedule' },
  { project: 'packages/packer-ami', patterns: 'find-in-packer-log|resolve-ami' },
  { project: 'packages/emulator', patterns: 'create-emulator|elb/draining|upgrade-traffic|find-background' },
  { project: 'packages/rolling-asg', patterns: 'aws/laboratory|run/resume-rollout|run/kept' },
  { project: 'packages/network', patterns: 'plan-network|ipv4' },
  { project: 'apps/cli', patterns: 'create-infrastructure|help-loads|load-config' },
];

await withTemporaryFolder('node-versions', async (folder, signal) => {
  for (const version of versions) await checkVersion(version, { folder: join(folder, version), signal });
});

async function checkVersion(version, { folder, signal }) {
  await runCommand('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, `node@${version}`], {
    signal,
  });
  const bin = join(folder, 'node_modules', 'node', 'bin');
  const node = join(bin, 'node');
  const env = { PATH: `${bin}:${process.env.PATH}`, CI: 'true' };
  const run = (args, options = {}) =>
    runCommand(node, args, { signal, ...options, env: { ...env, ...options.env } });
  print(`Node ${(await run(['--version'])).trim()}`);
  for (const { project, patterns } of sample) {
    const output = await run(
      [
        join(workspace, 'node_modules', 'jest', 'bin', 'jest.js'),
        '--testPathPatterns',
        patterns,
        '--reporters',
        'default',
      ],
      {
        cwd: join(workspace, project),
        withErrors: true,
        env: { NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
      },
    );
    print(`  ${project}: ${/^Tests: +(.*)$/m.exec(output)?.[1]}`);
  }
  print(
    `  demo: ${lastLine(await run([join(workspace, 'apps', 'cli', 'bin', 'clicamos.js'), 'demo', '--speed', '20']))}`,
  );
  const consumer = join(workspace, 'tools', 'consumer-check', 'run.mjs');
  print(`  ${lastLine(await run([consumer, 'cli'], { cwd: workspace }))}`);
}

function lastLine(output) {
  return output.trimEnd().split('\n').at(-1);
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
