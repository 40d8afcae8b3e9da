// Whether others can install and use what we publish: each project is copied into an empty folder outside the
// workspace, gets our packages from a registry on this machine, and does what its README or ours says.
// Run: npx nx run tools:consumer-check, or node tools/consumer-check/run.mjs cli for one of them
import { basename, join } from 'node:path';
import { packPackages } from '../local-registry/packages.mjs';
import { publishAll, startRegistry } from '../local-registry/start-registry.mjs';
import { withTemporaryFolder } from '../local-registry/with-temporary-folder.mjs';
import { checkProject } from './check-project.mjs';
import { projects } from './projects.mjs';
import { secondsSince } from './seconds-since.mjs';

const names = process.argv.slice(2);
const chosen = projects.filter(({ folder }) => names.length === 0 || names.includes(basename(folder)));
const startedMs = performance.now();
await withTemporaryFolder('consumers', async (folder, signal) => {
  const registry = await startRegistry(join(folder, 'registry'), signal);
  try {
    await publishPackages(registry, { folder, signal });
    for (const project of chosen) await checkProject(project, { folder, registry, signal, print });
    print(`\nconsumer check: ${chosen.length} projects passed in ${secondsSince(startedMs)} s`);
  } finally {
    await registry.close();
  }
});

async function publishPackages(registry, { folder, signal }) {
  const tarballs = await packPackages(folder, signal);
  for (const { id, size, budgetBytes } of tarballs) print(`${id}: ${size} bytes of ${budgetBytes}`);
  const tooLarge = tarballs.filter(({ size, budgetBytes }) => size > budgetBytes);
  if (tooLarge.length > 0) throw new Error(`Over budget: ${tooLarge.map(({ id }) => id).join(', ')}`);
  await publishAll(registry, tarballs, { folder: join(folder, 'publish'), signal });
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
