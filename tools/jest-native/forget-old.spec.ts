import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetOld } from './forget-old.cjs';

describe('forgetOld', () => {
  it('removes what was written before the moment, and keeps the rest', () => {
    const folder = mkdtempSync(join(tmpdir(), 'clicamos-old-'));
    for (const [name, second] of Object.entries({ 'old.js': 1, 'old.map': 99, 'new.js': 100 })) {
      writeFileSync(join(folder, name), name);
      utimesSync(join(folder, name), second, second);
    }

    forgetOld(folder, 100_000);

    expect(readdirSync(folder)).toEqual(['new.js']);
    rmSync(folder, { recursive: true });
  });

  it('takes a folder that is not there for an empty one', () => {
    expect(() => forgetOld(join(tmpdir(), 'clicamos-nowhere'), 0)).not.toThrow();
  });
});
