import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandNames } from '../console/command-names.js';

const projectFile = join(import.meta.dirname, '..', '..', 'project.json');

it.each(commandNames)('in a clone, npx nx run cli:%s runs that command, built', async (name) => {
  const { targets } = JSON.parse(await readFile(projectFile, 'utf8')) as {
    readonly targets: Readonly<Record<string, { readonly command?: string; readonly dependsOn?: unknown }>>;
  };

  expect(targets[name]).toMatchObject({
    command: `node apps/cli/bin/clicamos.js ${name}`,
    dependsOn: ['runnable'],
  });
});
