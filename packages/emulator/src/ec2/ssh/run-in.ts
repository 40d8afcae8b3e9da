import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';

/** Starts a command in the machine that somebody has logged in to. */
export type RunIn = (command: readonly string[]) => ChildProcessWithoutNullStreams;

/** What a command said. */
export interface Said {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command to its end, with what it reads. */
export async function runToEnd(
  run: RunIn,
  command: readonly string[],
  input: AsyncIterable<Buffer> | readonly Buffer[] = [],
): Promise<Said> {
  const child = run(command);
  const output = textOf(child.stdout);
  const errors = textOf(child.stderr);
  const ended = once(child, 'close');
  // A command that does not read to the end says why by its code.
  child.stdin.on('error', () => undefined);
  for await (const piece of input)
    if (!child.stdin.write(piece) && child.stdin.writable)
      await Promise.race([once(child.stdin, 'drain'), ended]);
  child.stdin.end();
  const [code] = (await ended) as [number | null];
  return { code: code ?? 1, output: await output, errors: await errors };
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}
