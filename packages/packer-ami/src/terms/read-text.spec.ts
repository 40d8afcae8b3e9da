import { writeFile } from 'node:fs/promises';
import { createTempDir } from '../testing/packer-ami-temp-dir.js';
import { readText } from './read-text.js';

const text = '{"name":"web","note":"grün"}\r\n';
const utf16le = Buffer.from(text, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();

describe('readText', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 little-endian, as PowerShell writes it', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16 little-endian without a mark', utf16le],
    ['UTF-16 big-endian without a mark', utf16be],
  ])('reads %s', async (_what, bytes) => {
    await using dir = await createTempDir();
    const path = `${dir.path}/text`;
    await writeFile(path, bytes);

    expect(await readText(path)).toBe(text);
  });

  it('reads an empty file', async () => {
    await using dir = await createTempDir();

    expect(await readText(await dir.write('text', ''))).toBe('');
  });
});
