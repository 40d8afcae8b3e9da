import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a shell reads of a program that a signal has ended. */
const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/**
 * A folder that goes with this process at the latest, also when that is interrupted.
 *
 * @param {string} name what it is for
 * @returns {string} its path
 */
export function temporaryFolder(name) {
  const folder = folderUntilExit(name);
  for (const [signal, code] of Object.entries(codes)) process.once(signal, () => process.exit(code));
  return folder;
}

/** The same for a program that takes its leave of a signal by itself; one whose reader has gone is not asked. */
export function folderUntilExit(name) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `clicamos-${name}-`)));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
