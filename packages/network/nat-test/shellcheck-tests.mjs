import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './processes.mjs';

const folders = ['user_data', 'packer', 'packages/network/nat-test'];

/** One test a shell script of the repository's machines, and `.ci/run`. */
export async function shellcheckTests({ repository }) {
  const found = await Promise.all(folders.map((folder) => scriptsBelow(repository, folder)));
  return [...found.flat(), '.ci/run'].map((path) => ({
    name: `shellcheck has nothing to say about ${path}`,
    run: () => check(['shellcheck', '--external-sources', join(repository, path)]),
  }));
}

async function scriptsBelow(repository, folder) {
  const entries = await readdir(join(repository, folder), { recursive: true });
  return entries
    .filter((name) => name.endsWith('.sh'))
    .sort()
    .map((name) => join(folder, name));
}
