import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultNatUserData } from './nat-user-data.js';

/** What the script's own function says for a machine with so much memory. */
function entriesFor(memoryKb: number): number {
  const directory = mkdtempSync(join(tmpdir(), 'clicamos-nat-'));
  try {
    writeFileSync(join(directory, 'meminfo'), `MemTotal:   ${memoryKb} kB\nMemFree:  1 kB\n`);
    const script = `source <(sed -n '/^conntrack_entries()/,/^}/p' "$1"); conntrack_entries "$2"`;
    const args = ['-c', script, 'bash', defaultNatUserData, join(directory, 'meminfo')];
    return Number(execFileSync('bash', args, { encoding: 'utf8' }));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

describe('the connections that a NAT instance tracks', () => {
  it.each([
    ['t4g.nano', 467_000, 116_750],
    ['t4g.small', 1_900_000, 475_000],
    ['m7g.large', 8_000_000, 2_000_000],
  ])('are as many as its memory takes: %s', (_type, memoryKb, entries) => {
    expect(entriesFor(memoryKb)).toBe(entries);
  });
});
