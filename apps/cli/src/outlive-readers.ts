import type { Writable } from 'node:stream';

/**
 * A reader that goes away, as in `clicamos deploy --json | head -1`, must not end a rollout half way: without a
 * listener Node ends the process at the next write. A terminal that is closed does the same with EIO. What is written
 * after that goes unread.
 */
export function outliveReaders(...streams: readonly Writable[]): void {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    });
}
