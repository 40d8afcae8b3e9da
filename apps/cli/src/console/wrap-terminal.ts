import type { Terminal } from '../terminal.js';

/** The same console with its sentences broken at words where a person reads it; a pipe gets lines as they are. */
export async function wrapTerminal(terminal: Terminal): Promise<Terminal> {
  const { stdout, stderr, program } = terminal;
  if (!stdout.isTTY && !stderr.isTTY) return terminal;
  // Measuring words is not for a pipe to wait for.
  const { wrapStream } = await import('./wrap-stream.js');
  return {
    ...terminal,
    stdout: stdout.isTTY ? wrapStream(stdout, program) : stdout,
    stderr: stderr.isTTY ? wrapStream(stderr, program) : stderr,
  };
}
