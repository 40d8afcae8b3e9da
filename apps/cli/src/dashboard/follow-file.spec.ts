import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StreamRecord } from '@clicamos/report';
import { followFile } from './follow-file.js';

test('half a line waits until it is whole, and nothing is told twice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clicamos-follow-'));
  const path = join(folder, 'events.ndjson');
  const told: StreamRecord[] = [];
  const notice = (text: string) => JSON.stringify({ kind: 'notice', at: 1, text });
  try {
    await writeFile(path, `${notice('one')}\n${notice('twö').slice(0, 30)}`);
    const file = followFile(path, (record) => told.push(record));
    await file.readOn();
    expect(told).toMatchObject([{ text: 'one' }]);

    await appendFile(path, `${notice('twö').slice(30)}\nno json\n`);
    await file.readOn();
    await file.readOn();
    expect(told).toMatchObject([{ text: 'one' }, { text: 'twö' }]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
