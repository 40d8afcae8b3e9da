import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, watch } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const setup = fileURLToPath(new URL('../../jest.temporary-folder.cjs', import.meta.url));

/** Like Jest: takes the folder, writes into it, and goes on until it is ended. */
const program = `
  require(${JSON.stringify(setup)})();
  require('node:fs').mkdtempSync(require('node:path').join(require('node:os').tmpdir(), 'left-'));
  console.log(process.env.TMPDIR);
  setInterval(() => undefined, 1_000);
`;

async function start(parent: string) {
  const child = spawn(process.execPath, ['-e', program], { env: { ...process.env, TMPDIR: parent } });
  const [line] = await once(child.stdout, 'data');
  return { child, folder: String(line).trim() };
}

/** Resolves when it is not there; the folder that it is in is watched. */
function gone(path: string, parent: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (existsSync(path)) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(parent, look);
    look();
  });
}

describe('the temporary folder of a test run', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('goes when the run ends by %s', async (signal) => {
    const parent = mkdtempSync(join(tmpdir(), 'clicamos-run-'));
    const { child, folder } = await start(parent);
    expect([folder.startsWith(join(parent, 'clicamos-tests-')), existsSync(folder)]).toEqual([true, true]);

    child.kill(signal);
    await gone(folder, parent);

    expect(existsSync(folder)).toBe(false);
    await rm(parent, { recursive: true });
  });
});
