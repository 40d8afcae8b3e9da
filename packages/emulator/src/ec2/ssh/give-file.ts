import { basename } from 'node:path';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { createByteReader } from './byte-reader.js';
import { runToEnd, type RunIn } from './run-in.js';

/**
 * The giving side of `scp`: one file that a client copies from a path.
 *
 * @returns the exit code
 */
export async function giveFile(channel: Duplex, path: string, run: RunIn): Promise<number> {
  const reader = createByteReader(channel);
  const isTaken = async () => {
    for await (const answer of reader.bytes(1)) return answer[0] === 0;
    return false;
  };
  if (!(await isTaken())) return 1;
  const facts = await runToEnd(run, ['/bin/sh', '-c', look, 'sh', path]);
  const [, mode, size] = /^([0-7]+) (\d+)\n$/.exec(facts.output) ?? [];
  if (facts.code !== 0 || mode === undefined || size === undefined) {
    channel.write(`\x01scp: ${facts.errors.trim() || `${path} cannot be read`}\n`);
    return 1;
  }
  channel.write(`C${mode.padStart(4, '0')} ${size} ${basename(path)}\n`);
  if (!(await isTaken())) return 1;
  const sent = await send({ path, size: Number(size) }, { channel, run });
  channel.write(sent === Number(size) ? '\0' : `\x01scp: ${path} has become shorter\n`);
  return (await isTaken()) && sent === Number(size) ? 0 : 1;
}

interface Sending {
  readonly channel: Duplex;
  readonly run: RunIn;
}

/** No more than was announced; answers how many bytes that were. */
async function send(
  { path, size }: { readonly path: string; readonly size: number },
  { channel, run }: Sending,
): Promise<number> {
  const child = run(['head', '-c', String(size), '--', path]);
  child.stdin.end();
  let sent = 0;
  for await (const piece of child.stdout) {
    sent += (piece as Buffer).length;
    if (!channel.write(piece)) await Promise.race([once(channel, 'drain'), once(channel, 'close')]);
  }
  return sent;
}

const look = '[ ! -d "$1" ] || { echo "$1 is a folder" >&2; exit 1; }; stat -L -c "%a %s" -- "$1"';
