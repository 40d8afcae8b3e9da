import { errorRecord } from '../report-error.js';
import type { Terminal } from '../terminal.js';
import { openStream, type RolloutStream, type StreamOptions } from './open-stream.js';

/**
 * Runs a command that tells what it does. However it ends, the stream says so, and what is made of it is written.
 *
 * @throws what the command throws
 */
export async function withStream(
  options: StreamOptions,
  terminal: Terminal,
  run: (stream: RolloutStream) => Promise<number>,
): Promise<number> {
  const stream = openStream(options, terminal);
  try {
    return await run(stream);
  } catch (error) {
    // Before the first line there is nothing that could end.
    if (stream.story().headline.environment !== '') stream.tell(await errorRecord(error, terminal));
    throw error;
  } finally {
    await stream.close();
  }
}
