import { rm } from 'node:fs/promises';
import { folderUntilExit } from '../temporary-folder.mjs';

/**
 * Runs the work with a folder that is removed afterwards, and a signal that aborts on SIGINT and SIGTERM, and when nobody
 * reads what is said any more.
 */
export async function withTemporaryFolder(name, work) {
  const folder = folderUntilExit(name);
  const controller = new AbortController();
  const stop = () => controller.abort(new Error('interrupted'));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  process.stdout.on('error', stop);
  try {
    await work(folder, controller.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
