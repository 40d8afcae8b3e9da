import { writeFile } from 'node:fs/promises';
import { createTempDir } from '../testing/packer-ami-temp-dir.js';
import { readLines } from './read-lines.js';

async function linesOf(bytes: Buffer) {
  await using dir = await createTempDir();
  await writeFile(`${dir.path}/text`, bytes);
  const lines = [];
  for await (const line of readLines(`${dir.path}/text`)) lines.push(line);
  return lines;
}

describe('readLines', () => {
  it.each(['utf8', 'utf16le'] as const)(
    'reads lines over many chunks of the file in %s',
    async (encoding) => {
      const texts = Array.from({ length: 20_000 }, (_, index) => `grün ${index}`);

      const lines = await linesOf(Buffer.from(`\uFEFF${texts.join('\n')}\n`, encoding));

      expect(lines.map(({ text }) => text)).toEqual(texts);
    },
  );

  it('ends lines as every system does, and says of the last one whether it is ended', async () => {
    expect(await linesOf(Buffer.from('a\nb\r\nc\rd'))).toEqual([
      { text: 'a', isEnded: true },
      { text: 'b', isEnded: true },
      { text: 'c', isEnded: true },
      { text: 'd', isEnded: false },
    ]);
    expect(await linesOf(Buffer.from('a\n'))).toEqual([{ text: 'a', isEnded: true }]);
    expect(await linesOf(Buffer.from(''))).toEqual([]);
  });
});
