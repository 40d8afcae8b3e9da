import { showStream, type PageOptions } from '../dashboard/show-stream.js';
import { errorRecord } from '../report-error.js';
import type { Terminal } from '../terminal.js';
import { openStream, type RolloutStream, type StreamOptions } from './open-stream.js';

/**
 * Runs a command that tells what it does, on its page too where one is wanted. However it ends, the stream says so, and
 * what is made of it is written.
 *
 * @throws what the command throws
 */
export async function withStream(
  options: StreamOptions & PageOptions,
  terminal: Terminal,
  run: (stream: RolloutStream) => Promise<number>,
): Promise<number> {
  const stream = openStream(options, terminal);
  try {
    await using _page = await showStream(options, stream, terminal);
    return await toldToTheEnd(stream, terminal, run);
  } finally {
    await stream.close();
  }
}

async function toldToTheEnd(
  stream: RolloutStream,
  terminal: Terminal,
  run: (stream: RolloutStream) => Promise<number>,
): Promise<number> {
  try {
    return await run(stream);
  } catch (error) {
    // Before the first line there is nothing that could end.
    if (stream.story().headline.environment !== '') stream.tell(await errorRecord(error, terminal));
    throw error;
  }
}
