import { open } from 'node:fs/promises';
import { parseRecord, type StreamRecord } from '@clicamos/report';

/** Reads on in a file that somebody else writes, from where it left off. */
export interface FileFollower {
  /** Tells what is new since the last time; half a line waits until it is whole. */
  readOn(): Promise<void>;
}

/** @param tell told each record; what cannot be read is passed by, as a file of another version is */
export function followFile(path: string, tell: (record: StreamRecord) => void): FileFollower {
  let offset = 0;
  let rest = '';
  let line = 0;
  const tellLine = (text: string) => {
    line += 1;
    if (text.trim() === '') return;
    const record = recordIn(text, line);
    if (record) tell(record);
  };
  return {
    async readOn() {
      const { text, length } = await readFrom(path, offset);
      offset += length;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(tellLine);
    },
  };
}

async function readFrom(path: string, offset: number): Promise<{ text: string; length: number }> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  const bytes = Buffer.alloc(Math.max(0, size - offset));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
  // A sign of several bytes may be cut in the middle: the line that it belongs to is not whole either.
  const end = bytes.subarray(0, bytesRead).lastIndexOf(10) + 1;
  return { text: bytes.subarray(0, end).toString('utf8'), length: end };
}

function recordIn(text: string, line: number): StreamRecord | undefined {
  try {
    return parseRecord(text, line);
  } catch {
    return undefined;
  }
}
