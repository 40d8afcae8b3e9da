import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const program = `
import { setTimeout as sleep } from 'node:timers/promises';
import { withTemporaryFolder } from ${JSON.stringify(join(import.meta.dirname, 'with-temporary-folder.mjs'))};
await withTemporaryFolder('spec', async (folder, signal) => {
  for (;;) {
    process.stdout.write(folder + '\\n');
    await sleep(20, undefined, { signal });
  }
});
`;

describe('withTemporaryFolder', () => {
  it.each([
    ['is interrupted', (child: ReturnType<typeof start>) => void child.kill('SIGTERM')],
    ['has lost its reader', (child: ReturnType<typeof start>) => void child.stdout.destroy()],
  ])('removes the folder of a program that %s', async (_what, end) => {
    const child = start();
    const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    const [folder = ''] = said.split('\n');
    expect(existsSync(folder)).toBe(true);

    end(child);
    await once(child, 'exit');

    expect(existsSync(folder)).toBe(false);
  });
});

const start = () =>
  spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'ignore'] });
