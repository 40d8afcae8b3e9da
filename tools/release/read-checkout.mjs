import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packages } from '../local-registry/packages.mjs';
import { runCommand } from '../local-registry/run-command.mjs';

/** Where the repository in the folder stands, whether files differ from its commit, and the version of our packages. */
export async function readCheckout(cwd, signal) {
  const git = async (...args) => (await runCommand('git', args, { cwd, signal })).trim();
  const lines = (text) => text.split('\n').filter((line) => line !== '');
  const manifest = await readFile(join(cwd, packages[0].directory, 'package.json'), 'utf8');
  return {
    version: JSON.parse(manifest).version,
    branch: await git('branch', '--show-current'),
    branches: lines(await git('branch', '--all', '--contains', 'HEAD', '--format=%(refname:short)')),
    isDirty: (await git('status', '--porcelain')) !== '',
    tags: lines(await git('tag', '--points-at', 'HEAD')),
  };
}
