import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

it('is what the generator makes of the installed SDK clients', () => {
  const generator = fileURLToPath(new URL('../../../../../tools/wire-model/generate.mjs', import.meta.url));

  const { status, stderr } = spawnSync(process.execPath, [generator, '--check'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' },
  });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 30_000);
