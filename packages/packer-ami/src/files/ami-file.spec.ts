import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { ResolvedAmi } from '../terms/resolved-ami.js';
import { rejection } from '../testing/packer-ami-rejection.js';
import { createTempDir } from '../testing/packer-ami-temp-dir.js';
import { findInAmiFile, writeAmiFile } from './ami-file.js';

const resolved: ResolvedAmi = {
  imageId: 'ami-0a1',
  name: 'web-7f3c2d1',
  architecture: 'x86_64',
  creationDate: '2026-11-23T05:00:00.000Z',
  region: 'us-east-1',
  ownerId: '123456789012',
  tags: {},
  source: {
    kind: 'packer-log',
    from: 'from packer log build.log',
    text: 'from packer log build.log, built 12 min ago',
  },
};

describe('writeAmiFile', () => {
  it('writes variables that do not change with time, and nothing beside them', async () => {
    await using dir = await createTempDir();

    const written = await writeAmiFile(`${dir.path}/out/ami.auto.tfvars.json`, resolved);

    const text = await readFile(`${dir.path}/out/ami.auto.tfvars.json`, 'utf8');
    expect(JSON.parse(text)).toEqual({
      ami_id: 'ami-0a1',
      ami_name: 'web-7f3c2d1',
      ami_region: 'us-east-1',
      ami_source: 'from packer log build.log',
    });
    expect(JSON.parse(text)).toEqual(written);
    expect(text.endsWith('}\n')).toBe(true);
    expect(await readdir(`${dir.path}/out`)).toEqual(['ami.auto.tfvars.json']);
  });

  it('replaces the file that was there', async () => {
    await using dir = await createTempDir();
    const path = await dir.write('ami.json', 'x'.repeat(10_000));

    await writeAmiFile(path, resolved);

    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ ami_id: 'ami-0a1' });
  });

  it('leaves the old file and nothing else when it cannot replace it', async () => {
    await using dir = await createTempDir();
    // A folder that is not empty cannot be replaced by a file.
    await writeAmiFile(`${dir.path}/ami.json/inner.json`, resolved);

    await rejection(writeAmiFile(`${dir.path}/ami.json`, resolved));

    expect(await readdir(dir.path)).toEqual(['ami.json']);
    expect(await readdir(`${dir.path}/ami.json`)).toEqual(['inner.json']);
  });

  it('shows a reader the old or the new file, never a part', async () => {
    await using dir = await createTempDir();
    const path = `${dir.path}/ami.json`;
    await writeAmiFile(path, resolved);
    let isDone = false;
    const writing = (async () => {
      for (let i = 0; i < 30; i += 1) await writeAmiFile(path, { ...resolved, imageId: `ami-${i}` });
      isDone = true;
    })();

    const seen = new Set<string>();
    while (!isDone) seen.add((await findInAmiFile({ kind: 'ami-file', path }, 'us-east-1')).imageId);
    await writing;

    expect(seen.size).toBeGreaterThan(1);
  });
});

describe('findInAmiFile', () => {
  it.each([
    ['', 'MalformedAmiFile', 'is not JSON'],
    ['[1]', 'MalformedAmiFile', 'is not a JSON object'],
    ['{"ami_region":"us-east-1"}', 'MalformedAmiFile', 'has no text `ami_id`'],
    ['{"ami_id":"ami-0a1"}', 'MalformedAmiFile', 'has no text `ami_region`'],
    ['{"ami_id":"x","ami_region":"us-east-1"}', 'MalformedId', 'is `x`, want an AMI id'],
    [
      '{"ami_id":"ami-0a1","ami_region":"eu-west-1"}',
      'WrongRegion',
      'holds `ami-0a1` of eu-west-1, want us-east-1',
    ],
  ])('says what is wrong with %s', async (text, code, message) => {
    await using dir = await createTempDir();
    const path = await dir.write('ami.json', text);

    expect(await rejection(findInAmiFile({ kind: 'ami-file', path }, 'us-east-1'))).toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  it.each(['utf8', 'utf16le'] as const)('reads what PowerShell wrote in %s', async (encoding) => {
    await using dir = await createTempDir();
    const path = `${dir.path}/ami.json`;
    await writeFile(path, Buffer.from('\uFEFF{"ami_id":"ami-0a1","ami_region":"us-east-1"}\r\n', encoding));

    expect(await findInAmiFile({ kind: 'ami-file', path }, 'us-east-1')).toMatchObject({
      imageId: 'ami-0a1',
    });
  });

  it('says which file is missing', async () => {
    await using dir = await createTempDir();
    const path = `${dir.path}/no.json`;

    expect(await rejection(findInAmiFile({ kind: 'ami-file', path }, 'us-east-1'))).toMatchObject({
      code: 'AmiFileMissing',
      message: expect.stringContaining('cannot be read (ENOENT)'),
    });
  });
});
