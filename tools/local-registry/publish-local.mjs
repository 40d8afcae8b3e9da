// Publishes every package to a registry on this machine and serves it until Ctrl-C.
// Run: npx nx run tools:publish-local
import { once } from 'node:events';
import { join } from 'node:path';
import { packPackages } from './packages.mjs';
import { publishAll, startRegistry } from './start-registry.mjs';
import { withTemporaryFolder } from './with-temporary-folder.mjs';

const print = (line) => process.stdout.write(`${line}\n`);

await withTemporaryFolder('registry', async (folder, signal) => {
  const registry = await startRegistry(join(folder, 'registry'), signal);
  try {
    const tarballs = await packPackages(folder, signal);
    await publishAll(registry, tarballs, { folder: join(folder, 'publish'), signal });
    for (const { id, size } of tarballs) print(`${id}  ${size} bytes`);
    print(`In another project: npm install @clicamos/cli --@clicamos:registry=${registry.url}`);
    print('Ctrl-C ends the registry and removes what it keeps.');
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await registry.close();
  }
});
