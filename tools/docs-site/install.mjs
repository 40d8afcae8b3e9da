// VitePress and its like are installed when the site is built: an `npm ci` of the workspace stays as quick as it is.
import { execFileSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Installs what the lock file of a folder says, unless that is there already. */
export async function install(folder) {
  const [lock, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map((name) => changedAt(join(folder, name))),
  );
  if (installed >= lock) return;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
}

const changedAt = (path) =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => -1,
  );
