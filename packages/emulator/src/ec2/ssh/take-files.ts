import type { Duplex } from 'node:stream';
import { createByteReader, type ByteReader } from './byte-reader.js';
import { runToEnd, type RunIn } from './run-in.js';

/**
 * The taking side of `scp`: files and folders that a client copies to a path.
 *
 * @returns the exit code
 */
export async function takeFiles(channel: Duplex, path: string, run: RunIn): Promise<number> {
  const reader = createByteReader(channel);
  const folders = [path];
  let code = 0;
  const answer = (reason: string | undefined) => {
    if (reason !== undefined) code = 1;
    channel.write(reason === undefined ? '\0' : `\x01scp: ${reason}\n`);
  };
  answer(undefined);
  for (let line = await reader.line(); line !== undefined; line = await reader.line()) {
    const [kind, text] = [line.charAt(0), line.slice(1)];
    if (kind === '\x01' || kind === '\x02') return 1;
    if (kind === 'T') answer(undefined);
    else if (kind === 'E') answer(folders.length > 1 && folders.pop() ? undefined : 'no folder to end');
    else
      answer(await takeOne({ kind, text, into: folders.at(-1) ?? path }, { reader, channel, run, folders }));
  }
  return code;
}

interface Announced {
  readonly kind: string;
  readonly text: string;
  readonly into: string;
}

interface Taking {
  readonly reader: ByteReader;
  readonly channel: Duplex;
  readonly run: RunIn;
  readonly folders: string[];
}

/** Why it could not be taken. */
async function takeOne({ kind, text, into }: Announced, taking: Taking): Promise<string | undefined> {
  const [, mode = '', size = '', name = ''] = /^([0-7]{4}) (\d+) (.+)$/.exec(text) ?? [];
  if (name === '' || name.includes('/') || name === '.' || name === '..')
    return `\`${kind}${text}\` is not understood`;
  if (kind === 'D') return makeFolder([into, name, mode], taking);
  if (kind === 'C') return writeFile([into, name, mode], Number(size), taking);
  return `\`${kind}${text}\` is not understood`;
}

async function makeFolder(words: readonly string[], { run, folders }: Taking): Promise<string | undefined> {
  const { code, output, errors } = await runToEnd(run, ['/bin/sh', '-c', folder, 'sh', ...words]);
  if (code !== 0) return reasonOf(errors);
  folders.push(output);
  return undefined;
}

async function writeFile(
  words: readonly string[],
  size: number,
  { reader, channel, run }: Taking,
): Promise<string | undefined> {
  channel.write('\0');
  const bytes = reader.bytes(size);
  const { code, errors } = await runToEnd(run, ['/bin/sh', '-c', file, 'sh', ...words], bytes);
  // A byte of the client's ends the file: what it says of its own side.
  await reader.bytes(1).next();
  return code === 0 ? undefined : reasonOf(errors);
}

const reasonOf = (errors: string) => errors.trim().replace(/\n/g, ' ') || 'it could not be written';

const within = '[ ! -d "$1" ] || set -- "$1/$2" "$2" "$3"';

/** A name goes into a path that is a folder, and is the path itself otherwise. */
const file = `${within}; cat >"$1" || { cat >/dev/null; exit 1; }; chmod "$3" "$1"`;

const folder = `${within}; mkdir -p "$1" && chmod "$3" "$1" && printf %s "$1"`;
