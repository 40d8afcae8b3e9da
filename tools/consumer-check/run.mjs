// Whether others can install and use what we publish: each project below is copied into an empty folder outside the
// workspace, gets our packages from a registry on this machine, and does what the packages' READMEs show.
// Run: npx nx run tools:consumer-check
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packPackages, workspace } from '../local-registry/packages.mjs';
import { runCommand } from '../local-registry/run-command.mjs';
import { publishAll, startRegistry } from '../local-registry/start-registry.mjs';
import { withTemporaryFolder } from '../local-registry/with-temporary-folder.mjs';
import { projects } from './projects.mjs';

await withTemporaryFolder('consumers', async (folder, signal) => {
  const registry = await startRegistry(join(folder, 'registry'), signal);
  try {
    const tarballs = await packPackages(folder, signal);
    await publishAll(registry, tarballs, { folder: join(folder, 'publish'), signal });
    const tooLarge = tarballs.filter(({ size, budgetBytes }) => size > budgetBytes);
    for (const { id, size, budgetBytes } of tarballs) print(`${id}: ${size} bytes of ${budgetBytes}`);
    if (tooLarge.length > 0) throw new Error(`Over budget: ${tooLarge.map(({ id }) => id).join(', ')}`);
    for (const project of projects) await checkProject(project, { folder, registry, signal });
    print(`consumer check: ${projects.length} projects passed`);
  } finally {
    await registry.close();
  }
});

async function checkProject({ name, install, commands }, { folder, registry, signal }) {
  const cwd = join(folder, name);
  await cp(fileURLToPath(new URL(`projects/${name}`, import.meta.url)), cwd, { recursive: true });
  await writeFile(join(cwd, '.npmrc'), registry.npmrc);
  print(`\n${name}`);
  for (const command of [['npm', 'install', '--no-save', '--prefer-offline', ...install], ...commands]) {
    const startedMs = performance.now();
    const output = await runCommand(command[0], command.slice(1), { cwd, signal });
    print(`  ${command.join(' ')}  (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`);
    if (command[0] !== 'npm') print(lastLines(output, 3));
    if (output.includes(workspace)) throw new Error(`\`${name}\` used files of the workspace`);
  }
}

function lastLines(output, count) {
  const lines = output.trimEnd().split('\n').slice(-count);
  return lines.map((line) => `    ${line}`).join('\n');
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
