// What we publish, in the order in which a reader meets it.
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';

export const workspace = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The folders of the published packages, how many bytes each tarball may have, and how many packages an installation
 * may bring, itself among them.
 */
export const packages = [
  { directory: 'packages/health', budgetBytes: 40_000, budgetPackages: 6 },
  { directory: 'packages/report', budgetBytes: 120_000 },
  { directory: 'packages/packer-ami', budgetBytes: 40_000 },
  { directory: 'packages/network', budgetBytes: 45_000 },
  { directory: 'packages/rolling-asg', budgetBytes: 215_000 },
  { directory: 'packages/pulumi-local', budgetBytes: 59_500 },
  { directory: 'packages/emulator', budgetBytes: 520_000, budgetPackages: 3 },
  { directory: 'apps/sample-app', budgetBytes: 5_000 },
  { directory: 'apps/stack', budgetBytes: 13_000 },
  { directory: 'apps/cli', budgetBytes: 750_000, budgetPackages: 30 },
];

/** Packs every package into the folder; answers npm's account of each with its budget. */
export async function packPackages(folder, signal) {
  const paths = packages.map(({ directory }) => join(workspace, directory));
  const args = ['pack', '--json', '--pack-destination', folder, ...paths];
  const packed = JSON.parse(await runCommand('npm', args, { cwd: folder, signal }));
  return packed.map((tarball, index) => ({
    ...tarball,
    ...packages[index],
    file: join(folder, tarball.filename),
  }));
}
