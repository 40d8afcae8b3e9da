import { createBoard } from '@clicamos/report';
import type { RolloutStream } from '../stream/open-stream.js';
import type { Terminal } from '../terminal.js';
import { openPage } from './open-page.js';

export interface PageOptions {
  /** Shows what happens on a page while it does. */
  readonly dashboard?: boolean;
  /** Of that page. @default one that is free */
  readonly port?: number | undefined;
  readonly json: boolean;
}

/** The page of a stream, for as long as its command runs; nothing where none is wanted. */
export async function showStream(
  { dashboard = false, port = 0, json }: PageOptions,
  stream: Pick<RolloutStream, 'listen'>,
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): Promise<AsyncDisposable | undefined> {
  if (!dashboard) return undefined;
  const board = createBoard();
  const page = await openPage({ board, port });
  const stop = stream.listen(board.openStream());
  // Scripts read the other one.
  (json ? stderr : stdout).write(`dashboard  ${page.url}\n`);
  return {
    async [Symbol.asyncDispose]() {
      stop();
      await page.close();
    },
  };
}
