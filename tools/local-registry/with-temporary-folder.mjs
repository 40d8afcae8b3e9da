import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs the work with a folder that is removed afterwards, and a signal that aborts on SIGINT and SIGTERM. */
export async function withTemporaryFolder(name, work) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), `clicamos-${name}-`)));
  const controller = new AbortController();
  const stop = () => controller.abort(new Error('interrupted'));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    await work(folder, controller.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
